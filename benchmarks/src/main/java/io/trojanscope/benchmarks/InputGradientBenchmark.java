package io.trojanscope.benchmarks;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.model.djl.InstructionLimit;
import io.trojanscope.model.djl.MethodCall;
import io.trojanscope.model.djl.TorchEngine;
import io.trojanscope.parallel.OrderedWorkers;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Gradients of the cross-entropy with respect to the image, paper's network, per second.
 *
 * <p>Every benchmark computes the gradients of the same {@value #IMAGES} images.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(InputGradientBenchmark.IMAGES)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class InputGradientBenchmark {
  static final int IMAGES = 1024;
  static final int BASELINE_BATCH = 64;
  static final int BATCH = 128;

  private PtNDManager manager;
  private PtSymbolBlock plain;
  private MethodCall plainWithWeights;
  private GraphClassifier classifier;
  private OrderedWorkers oneWorker;
  private OrderedWorkers allWorkers;
  private float[] images;

  /** Loads the networks. */
  @Setup
  public void setUp() {
    manager = TorchEngine.newManager();
    plain = TorchEngine.load(PlainNetwork.module(), InstructionLimit.ANY_CONVOLUTIONS, manager);
    plainWithWeights = new MethodCall(plain, "all", manager);
    classifier = GraphClassifier.of(PlainNetwork.GRAPH, PlainNetwork.spec());
    oneWorker = new OrderedWorkers(1);
    allWorkers = new OrderedWorkers(Runtime.getRuntime().availableProcessors());
    SplittableRandom random = new SplittableRandom(1);
    images = new float[IMAGES * PlainNetwork.SHAPE.size()];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextDouble();
    }
  }

  /** Frees the networks. */
  @TearDown
  public void tearDown() {
    oneWorker.close();
    allWorkers.close();
    classifier.close();
    manager.close();
  }

  /** DJL's own gradient collector, weights frozen, one thread. */
  @Benchmark
  public float djlGradientCollector() {
    float sum = 0;
    for (int start = 0; start < IMAGES; start += BASELINE_BATCH) {
      try (NDManager step = manager.newSubManager()) {
        NDArray batch = input(step, start, BASELINE_BATCH);
        batch.setRequiresGradient(true);
        NDArray labels = step.zeros(new Shape(BASELINE_BATCH), DataType.INT64);
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
          NDList logits = IValueUtils.forward(plain, new NDList(batch), true);
          collector.backward(Loss.softmaxCrossEntropyLoss().evaluate(new NDList(labels), logits));
        }
        sum += batch.getGradient().toFloatArray()[0];
      }
    }
    return sum;
  }

  /** One image at a time with every weight's gradient, as the paper's notebook does it. */
  @Benchmark
  public float oneImageAtATime() {
    float sum = 0;
    for (int image = 0; image < IMAGES; image++) {
      try (NDManager step = manager.newSubManager()) {
        NDArray label = step.zeros(new Shape(1), DataType.INT64);
        sum += plainWithWeights.apply(input(step, image, 1), label).get(0).toFloatArray()[0];
      }
    }
    return sum;
  }

  /** The product, one worker. */
  @Benchmark
  public double trojanscopeOneWorker() {
    return gradients(oneWorker);
  }

  /** The product, a worker for each processor. */
  @Benchmark
  public double trojanscope() {
    return gradients(allWorkers);
  }

  private double gradients(OrderedWorkers workers) {
    LogitLoss loss = LogitLoss.crossEntropy(PlainNetwork.CLASSES, new int[BATCH]);
    double[] sum = new double[1];
    workers.forEach(
        IMAGES / BATCH,
        i -> {
          int size = BATCH * PlainNetwork.SHAPE.size();
          float[] values = Arrays.copyOfRange(images, (int) i * size, ((int) i + 1) * size);
          ImageBatch batch = new ImageBatch(BATCH, PlainNetwork.SHAPE, values);
          return classifier.inputGradient(batch, loss).gradient()[0];
        },
        value -> sum[0] += value);
    return sum[0];
  }

  private NDArray input(NDManager step, int start, int count) {
    int size = PlainNetwork.SHAPE.size();
    float[] values = Arrays.copyOfRange(images, start * size, (start + count) * size);
    return step.create(values, new Shape(count, 1, 28, 28));
  }
}
