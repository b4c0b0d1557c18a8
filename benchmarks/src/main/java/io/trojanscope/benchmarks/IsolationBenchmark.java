package io.trojanscope.benchmarks;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.NetworkClassifier;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.model.djl.InstructionLimit;
import io.trojanscope.model.isolated.ModelWorkers;
import io.trojanscope.model.isolated.WorkerLimits;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.torchscript.MemoryLayout;
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

/** What it costs to run a model in processes of its own: gradients per second, paper's network. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(IsolationBenchmark.BATCHES * IsolationBenchmark.BATCH)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class IsolationBenchmark {
  static final int BATCHES = 16;
  static final int BATCH = 256;

  private DifferentiableClassifier inProcess;
  private DifferentiableClassifier isolated;
  private OrderedWorkers workers;
  private ImageBatch images;

  /** Loads the network twice. */
  @Setup
  public void setUp() {
    int processors = Runtime.getRuntime().availableProcessors();
    workers = new OrderedWorkers(processors);
    inProcess = GraphClassifier.of(PlainNetwork.GRAPH, PlainNetwork.spec());
    ModelWorkers started =
        ModelWorkers.start(
            "benchmark", processors, WorkerLimits.defaults(), InstructionLimit.PLAIN_CONVOLUTIONS);
    isolated =
        new NetworkClassifier(
            "benchmark",
            PlainNetwork.spec(),
            started.load(
                PlainNetwork.GRAPH, PlainNetwork.spec(), MemoryLayout.of(PlainNetwork.GRAPH)));
    SplittableRandom random = new SplittableRandom(1);
    images = ImageBatch.blank(BATCH, PlainNetwork.SHAPE);
    for (int i = 0; i < images.values().length; i++) {
      images.values()[i] = (float) random.nextDouble();
    }
  }

  /** Ends the worker processes. */
  @TearDown
  public void tearDown() {
    workers.close();
    isolated.close();
    inProcess.close();
  }

  /** In this process, a thread for each processor. */
  @Benchmark
  public double inProcess() {
    return gradients(inProcess);
  }

  /** In worker processes, one for each processor. */
  @Benchmark
  public double isolated() {
    return gradients(isolated);
  }

  private double gradients(DifferentiableClassifier classifier) {
    LogitLoss loss = LogitLoss.crossEntropy(PlainNetwork.CLASSES, new int[BATCH]);
    double[] sum = new double[1];
    workers.forEach(
        BATCHES,
        i -> classifier.inputGradient(images, loss).gradient()[0],
        value -> sum[0] += value);
    return sum[0];
  }
}
