package io.trojanscope.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the gradient benchmarks and prints each product figure as a ratio to each baseline. */
public final class SpeedReport {
  private SpeedReport() {}

  /**
   * Runs the benchmarks.
   *
   * @param arguments none, or the folder that {@code networks.py} wrote: then only the networks in
   *     it are measured
   */
  public static void main(String[] arguments) throws RunnerException {
    if (arguments.length == 0) {
      printEngine();
    } else {
      printExported(arguments[0]);
    }
  }

  private static void printEngine() throws RunnerException {
    Map<String, Double> medians =
        medians(
            new OptionsBuilder()
                .include(InputGradientBenchmark.class.getName())
                .include(IsolationBenchmark.class.getName()));
    for (String product : List.of("trojanscopeOneWorker", "trojanscope")) {
      for (String baseline : List.of("djlGradientCollector", "oneImageAtATime")) {
        printRatio(medians, product, baseline);
      }
    }
    printRatio(medians, "isolated", "inProcess");
  }

  private static void printExported(String folder) throws RunnerException {
    Map<String, Double> medians =
        medians(
            new OptionsBuilder()
                .include(ExportedNetworkBenchmark.class.getName())
                .param("folder", folder));
    new TreeSet<>(medians.keySet())
        .stream()
            .filter(name -> name.startsWith("generated"))
            .forEach(name -> printRatio(medians, name, name.replace("generated", "traced")));
  }

  private static Map<String, Double> medians(ChainedOptionsBuilder options) throws RunnerException {
    Map<String, Double> medians = new TreeMap<>();
    for (RunResult result : new Runner(options.build()).run()) {
      String network = result.getParams().getParam("network");
      medians.put(
          result.getPrimaryResult().getLabel() + (network == null ? "" : " " + network),
          result.getPrimaryResult().getStatistics().getPercentile(50));
    }
    System.out.println();
    System.out.println(
        "Gradients a second, median of the iterations, and ratios to the baselines:");
    medians.forEach((name, median) -> System.out.printf("  %-24s %8.0f%n", name, median));
    return medians;
  }

  private static void printRatio(Map<String, Double> medians, String product, String baseline) {
    double ratio = medians.get(product) / medians.get(baseline);
    System.out.printf("  %s / %s = %.2f%n", product, baseline, ratio);
  }
}
