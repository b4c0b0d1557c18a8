package io.trojanscope.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.trojanscope.data.ByteImages;
import io.trojanscope.graph.Graph;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.train.LearningRateSchedule;
import io.trojanscope.train.NetworkArchitecture;
import io.trojanscope.train.Optimizer;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.train.djl.NetworkTrainer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Images a second in training, against PyTorch on the same network and batch. Both train in turn,
 * an epoch each, so that whatever else the machine does slows both; the first epoch of each is left
 * out.
 */
public final class TrainingSpeed {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);
  private static final int CLASSES = 10;
  private static final int BATCH = 128;
  private static final int IMAGES = 2 * BATCH;
  private static final int EPOCHS = 8;
  private static final double NANOS = 1e9;

  private TrainingSpeed() {}

  /**
   * Measures and prints.
   *
   * @param arguments a Python that has PyTorch, the script training.py, threads of both sides, and
   *     the networks
   */
  public static void main(String[] arguments) throws IOException {
    System.out.printf(
        "images a second of the clock and of the processors, batches of %d, medians of %d epochs%n",
        BATCH, EPOCHS - 1);
    for (String network : List.of(arguments).subList(3, arguments.length)) {
      measure(arguments[0], arguments[1], Integer.parseInt(arguments[2]), network);
    }
  }

  private static void measure(String python, String script, int threads, String network)
      throws IOException {
    Graph graph = NetworkArchitecture.parse(network).build(SHAPE, CLASSES, 1);
    TrainingConfig config =
        new TrainingConfig(EPOCHS, BATCH, 0.01f, 1)
            .with(Optimizer.sgd(0.9f, 5e-4f), LearningRateSchedule.CONSTANT);
    double[][] seconds = new double[6][EPOCHS];
    try (PyTorchTraining pyTorch =
        new PyTorchTraining(python, script, network, BATCH, IMAGES, threads)) {
      Stopwatch[] watch = {new Stopwatch()};
      new NetworkTrainer(
              threads,
              epoch -> {
                int index = epoch.epoch() - 1;
                seconds[0][index] = watch[0].seconds();
                seconds[1][index] = watch[0].processorSeconds();
                double[] other = pyTorch.epoch();
                for (int i = 0; i < other.length; i++) {
                  seconds[2 + i][index] = other[i];
                }
                watch[0] = new Stopwatch();
              },
              Optional.empty())
          .train(graph, images(), config, ProgressListener.NONE);
    }
    print(network, seconds);
  }

  /** Counts from its making on. */
  private static final class Stopwatch {
    private static final OperatingSystemMXBean SYSTEM =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long begin = System.nanoTime();
    private final long beginBusy = SYSTEM.getProcessCpuTime();

    double seconds() {
      return (System.nanoTime() - begin) / NANOS;
    }

    double processorSeconds() {
      return (SYSTEM.getProcessCpuTime() - beginBusy) / NANOS;
    }
  }

  private static void print(String network, double[][] seconds) {
    String[] clocks = {"clock", "processor"};
    for (int i = 0; i < clocks.length; i++) {
      double[] ours = seconds[i];
      System.out.printf(
          "%-10s by %-9s Trojanscope %6.0f, PyTorch %6.0f, channels last %6.0f; ratios %.2f,"
              + " %.2f%n",
          network,
          clocks[i],
          IMAGES / median(ours),
          IMAGES / median(seconds[2 + i]),
          IMAGES / median(seconds[4 + i]),
          median(ratios(seconds[2 + i], ours)),
          median(ratios(seconds[4 + i], ours)));
    }
  }

  private static double[] ratios(double[] others, double[] ours) {
    return IntStream.range(0, ours.length).mapToDouble(i -> others[i] / ours[i]).toArray();
  }

  /** Of all but the first. */
  private static double median(double[] values) {
    double[] sorted = Arrays.stream(values).skip(1).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static ByteImages images() {
    SplittableRandom random = new SplittableRandom(1);
    byte[][] images = new byte[IMAGES][SHAPE.size()];
    for (byte[] image : images) {
      random.nextBytes(image);
    }
    List<String> names = IntStream.range(0, CLASSES).mapToObj(String::valueOf).toList();
    int[] labels = IntStream.range(0, IMAGES).map(i -> i % CLASSES).toArray();
    return ByteImages.copyOf(SHAPE, names, images, labels);
  }
}
