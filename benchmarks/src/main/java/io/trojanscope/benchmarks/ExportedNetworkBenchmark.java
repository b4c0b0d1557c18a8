package io.trojanscope.benchmarks;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.isolated.WorkerLimits;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.loader.ModelLoader;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The code written from an ONNX file beside the same network traced by PyTorch: gradients per
 * second, both in worker processes. {@code networks.py} makes the files.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(ExportedNetworkBenchmark.BATCHES * ExportedNetworkBenchmark.BATCH)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class ExportedNetworkBenchmark {
  static final int BATCHES = 4;
  static final int BATCH = 256;

  /** Folder with the files. */
  @Param("")
  public String folder;

  /** Name of both files, without its end. */
  @Param({"paper", "residual", "dense", "inverted", "convnext", "transformer"})
  public String network;

  private OrderedWorkers workers;
  private LoadedModel fromOnnx;
  private LoadedModel tracedByPyTorch;
  private ImageBatch images;

  /** Opens both files. */
  @Setup
  public void setUp() {
    int processors = Runtime.getRuntime().availableProcessors();
    workers = new OrderedWorkers(processors);
    ModelLoader loader = new ModelLoader(processors, WorkerLimits.defaults());
    ImageShape shape = network.equals("paper") ? PlainNetwork.SHAPE : new ImageShape(3, 32, 32);
    ModelRequest request = ModelRequest.PLAIN.withImages(Optional.of(shape));
    fromOnnx = loader.open(Path.of(folder, network + ".onnx"), request);
    tracedByPyTorch = loader.open(Path.of(folder, network + ".pt"), request);
    SplittableRandom random = new SplittableRandom(1);
    images = ImageBatch.blank(BATCH, shape);
    for (int i = 0; i < images.values().length; i++) {
      images.values()[i] = (float) random.nextDouble();
    }
  }

  /** Ends the worker processes. */
  @TearDown
  public void tearDown() {
    workers.close();
    fromOnnx.close();
    tracedByPyTorch.close();
  }

  /** Code written from the ONNX file. */
  @Benchmark
  public double generated() {
    return gradients(fromOnnx.classifier());
  }

  /** PyTorch's own code. */
  @Benchmark
  public double traced() {
    return gradients(tracedByPyTorch.classifier());
  }

  private double gradients(DifferentiableClassifier classifier) {
    LogitLoss loss = LogitLoss.crossEntropy(classifier.spec().classCount(), new int[BATCH]);
    double[] sum = new double[1];
    workers.forEach(
        BATCHES,
        i -> classifier.inputGradient(images, loss).gradient()[0],
        value -> sum[0] += value);
    return sum[0];
  }
}
