package io.trojanscope.train.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Tensor;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.InputScaling;
import io.trojanscope.model.djl.MethodCall;
import io.trojanscope.model.djl.TorchEngine;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.torchscript.TrainingModule;
import io.trojanscope.train.TrainingConfig;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One step of Adam on one batch after another. */
final class AdamStep {
  /** Parts of a batch that are computed side by side. */
  static final int SHARDS = 2;

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;

  /** Cross-entropy summed over the batch, and how many of its images were classified rightly. */
  record Outcome(double lossSum, long right) {}

  private final Graph network;
  private final InputScaling scaling;
  private final double learningRate;
  private final OrderedWorkers workers;
  private final PtNDManager manager;
  private final MethodCall gradients;
  private final MethodCall update;
  private final MethodCall parameters;
  private int steps;

  AdamStep(
      Graph network,
      InputScaling scaling,
      TrainingConfig config,
      OrderedWorkers workers,
      PtNDManager manager) {
    this.network = network;
    this.scaling = scaling;
    this.learningRate = config.learningRate();
    this.workers = workers;
    this.manager = manager;
    PtSymbolBlock module = TorchEngine.load(TrainingModule.of(network), manager);
    this.gradients = new MethodCall(module, "gradients", manager);
    this.update = new MethodCall(module, "update", manager);
    this.parameters = new MethodCall(module, "parameters", manager);
  }

  Outcome run(LabeledImages images, int[] batch) {
    try (NDManager step = manager.newSubManager()) {
      int shards = Math.min(SHARDS, batch.length);
      Sum sum = new Sum();
      workers.forEach(shards, shard -> shard(step, images, part(batch, shard, shards)), sum::add);
      apply(step, sum.total, batch.length);
      return new Outcome(sum.total.get(0).toFloatArray()[0], sum.total.get(1).toLongArray()[0]);
    }
  }

  /** The weights and running statistics as they are now, by name. */
  Map<String, Tensor> parameters() {
    List<String> names = TrainingModule.changedNames(network);
    Map<String, Tensor> result = new LinkedHashMap<>();
    try (NDManager call = manager.newSubManager()) {
      NDList values = parameters.apply(call.create(0f));
      for (int i = 0; i < names.size(); i++) {
        List<Integer> shape = network.constant(names.get(i)).shape();
        result.put(names.get(i), Tensor.of(shape, values.get(i).toFloatArray()));
      }
    }
    return result;
  }

  private static int[] part(int[] batch, long shard, int shards) {
    int start = Math.toIntExact(batch.length * shard / shards);
    int end = Math.toIntExact(batch.length * (shard + 1) / shards);
    return Arrays.copyOfRange(batch, start, end);
  }

  private NDList shard(NDManager step, LabeledImages images, int[] indices) {
    TorchEngine.prepareThread();
    ImageBatch batch = images.batch(indices);
    ImageShape shape = batch.shape();
    long[] labels = Arrays.stream(indices).mapToLong(images::label).toArray();
    return gradients.apply(
        step.create(
            scaling.networkInput(batch.values()),
            new Shape(batch.count(), shape.channels(), shape.height(), shape.width())),
        step.create(labels));
  }

  private void apply(NDManager step, NDList sum, int count) {
    steps++;
    double rate = learningRate / (1 - Math.pow(BETA1, steps));
    double correction = Math.sqrt(1 - Math.pow(BETA2, steps));
    NDArray[] arguments = new NDArray[sum.size()];
    arguments[0] = step.create((float) rate);
    arguments[1] = step.create((float) correction);
    for (int i = 2; i < arguments.length; i++) {
      arguments[i] = sum.get(i).divi(count);
    }
    update.apply(arguments);
  }

  /** Adds up the shards' results, in the order in which they are given. */
  private static final class Sum {
    private NDList total;

    void add(NDList part) {
      if (total == null) {
        total = part;
      } else {
        for (int i = 0; i < part.size(); i++) {
          total.get(i).addi(part.get(i));
        }
      }
    }
  }
}
