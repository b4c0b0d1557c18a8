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
import io.trojanscope.model.djl.InstructionLimit;
import io.trojanscope.model.djl.MethodCall;
import io.trojanscope.model.djl.TorchEngine;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.torchscript.MemoryLayout;
import io.trojanscope.torchscript.TrainingModule;
import io.trojanscope.torchscript.UpdateRule;
import io.trojanscope.train.Optimizer;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.train.TrainingState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One step of the optimizer on one batch after another. */
final class TrainingStep {
  /** Parts of a batch that are computed side by side. */
  static final int SHARDS = 2;

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;

  /** Cross-entropy summed over the batch, and how many of its images were classified rightly. */
  record Outcome(double lossSum, long right) {}

  private final Graph network;
  private final InputScaling scaling;
  private final TrainingConfig config;
  private final long totalSteps;
  private final OrderedWorkers workers;
  private final PtNDManager manager;
  private final MethodCall gradients;
  private final MethodCall update;
  private final MethodCall parameters;
  private final MethodCall moments;
  private long steps;

  /**
   * @param network with the weights that training continues from
   * @param state where training continues; without epochs at its begin
   */
  TrainingStep(
      Graph network,
      InputScaling scaling,
      TrainingConfig config,
      int images,
      TrainingState state,
      OrderedWorkers workers,
      PtNDManager manager) {
    this.network = network;
    this.scaling = scaling;
    this.config = config;
    this.totalSteps = config.epochs() * config.stepsPerEpoch(images);
    this.steps = state.epochs().size() * config.stepsPerEpoch(images);
    this.workers = workers;
    this.manager = manager;
    PtSymbolBlock module =
        TorchEngine.load(
            TrainingModule.of(
                network.withConstants(state.weights()),
                rule(config),
                config.labelSmoothing(),
                state.moments()),
            InstructionLimit.of(network, MemoryLayout.CHANNELS_LAST),
            manager);
    this.gradients = new MethodCall(module, "gradients", manager);
    this.update = new MethodCall(module, "update", manager);
    this.parameters = new MethodCall(module, "parameters", manager);
    this.moments = new MethodCall(module, "moments", manager);
  }

  static UpdateRule rule(TrainingConfig config) {
    return switch (config.optimizer().rule()) {
      case ADAM -> UpdateRule.ADAM;
      case SGD -> UpdateRule.SGD;
      case NESTEROV -> UpdateRule.NESTEROV;
    };
  }

  Outcome run(LabeledImages images, int[] batch, int epoch) {
    try (NDManager step = manager.newSubManager()) {
      int shards = Math.min(SHARDS, batch.length);
      Sum sum = new Sum();
      workers.forEach(
          shards, shard -> shard(step, images, part(batch, shard, shards), epoch), sum::add);
      apply(step, sum.total, batch.length);
      return new Outcome(sum.total.get(0).toFloatArray()[0], sum.total.get(1).toLongArray()[0]);
    }
  }

  /** The weights and running statistics as they are now, by name. */
  Map<String, Tensor> parameters() {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    for (String name : TrainingModule.changedNames(network)) {
      shapes.put(name, network.constant(name).shape());
    }
    return copied(parameters, shapes);
  }

  /** What the optimizer keeps, by name. */
  Map<String, Tensor> moments() {
    return copied(moments, TrainingModule.momentNames(network, rule(config)));
  }

  private Map<String, Tensor> copied(MethodCall method, Map<String, List<Integer>> shapes) {
    Map<String, Tensor> result = new LinkedHashMap<>();
    try (NDManager call = manager.newSubManager()) {
      NDList values = method.apply(call.create(0f));
      shapes.forEach(
          (name, shape) ->
              result.put(name, Tensor.of(shape, values.get(result.size()).toFloatArray())));
    }
    return result;
  }

  private static int[] part(int[] batch, long shard, int shards) {
    int start = Math.toIntExact(batch.length * shard / shards);
    int end = Math.toIntExact(batch.length * (shard + 1) / shards);
    return Arrays.copyOfRange(batch, start, end);
  }

  private NDList shard(NDManager step, LabeledImages images, int[] indices, int epoch) {
    TorchEngine.prepareThread();
    ImageBatch batch = images.batch(indices);
    ImageShape shape = batch.shape();
    for (int i = 0; i < indices.length; i++) {
      config
          .augmentation()
          .apply(batch.values(), i * shape.size(), shape, config.seed(), epoch, indices[i]);
    }
    long[] labels = Arrays.stream(indices).mapToLong(images::label).toArray();
    return gradients.apply(
        step.create(
            scaling.networkInput(batch.values()),
            new Shape(batch.count(), shape.channels(), shape.height(), shape.width())),
        step.create(labels));
  }

  private void apply(NDManager step, NDList sum, int count) {
    List<Double> scalars = scalars();
    steps++;
    int first = scalars.size();
    NDArray[] arguments = new NDArray[first + sum.size() - 2];
    for (int i = 0; i < first; i++) {
      arguments[i] = step.create(scalars.get(i).floatValue());
    }
    for (int i = 2; i < sum.size(); i++) {
      arguments[first + i - 2] = sum.get(i).divi(count);
    }
    update.apply(arguments);
  }

  private List<Double> scalars() {
    double rate = config.schedule().rate(config.learningRate(), steps, totalSteps);
    if (config.optimizer().rule() == Optimizer.Rule.ADAM) {
      double step = (double) steps + 1;
      return List.of(rate / (1 - Math.pow(BETA1, step)), Math.sqrt(1 - Math.pow(BETA2, step)));
    }
    Optimizer optimizer = config.optimizer();
    return List.of(rate, (double) optimizer.momentum(), (double) optimizer.weightDecay());
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
