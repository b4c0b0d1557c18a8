package io.trojanscope.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the gradient benchmarks and prints each product figure as a ratio to each baseline. */
public final class SpeedReport {
  private SpeedReport() {}

  /** Runs the benchmarks; takes no arguments. */
  public static void main(String[] arguments) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(InputGradientBenchmark.class.getName())
                    .include(IsolationBenchmark.class.getName())
                    .build())
            .run();
    Map<String, Double> medians = new TreeMap<>();
    for (RunResult result : results) {
      medians.put(
          result.getPrimaryResult().getLabel(),
          result.getPrimaryResult().getStatistics().getPercentile(50));
    }
    System.out.println();
    System.out.println(
        "Gradients a second, median of the iterations, and ratios to the baselines:");
    medians.forEach((name, median) -> System.out.printf("  %-24s %8.0f%n", name, median));
    for (String product : new String[] {"trojanscopeOneWorker", "trojanscope"}) {
      for (String baseline : new String[] {"djlGradientCollector", "oneImageAtATime"}) {
        printRatio(medians, product, baseline);
      }
    }
    printRatio(medians, "isolated", "inProcess");
  }

  private static void printRatio(Map<String, Double> medians, String product, String baseline) {
    double ratio = medians.get(product) / medians.get(baseline);
    System.out.printf("  %s / %s = %.2f%n", product, baseline, ratio);
  }
}
