package io.trojanscope.lab.benchmark;

import io.trojanscope.lab.benchmark.measure.DetectorMeasures;
import io.trojanscope.lab.benchmark.measure.GroupAuroc;
import io.trojanscope.lab.benchmark.measure.Share;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table for programs: a line per detector, mode and measure. */
final class BenchmarkCsv {
  private static final String HEADER = "detector,mode,measure,value,lower,upper,count,of\n";

  private BenchmarkCsv() {}

  static String of(BenchmarkResult result) {
    return result.detectors().stream()
        .flatMap(BenchmarkCsv::lines)
        .collect(Collectors.joining("", HEADER, ""));
  }

  private static Stream<String> lines(DetectorMeasures measures) {
    Stream<String> areas = measures.groups().stream().map(BenchmarkCsv::area);
    Stream<String> others =
        Stream.of(
            share("true-positive rate", measures.detected()),
            share("false-positive rate", measures.falseAlarms()),
            share("right target", measures.rightTargets()),
            share("right pair", measures.rightPairs()),
            number("median IoU", measures.medianIou()),
            number("median seconds", OptionalDouble.of(measures.medianSeconds())));
    return Stream.concat(areas, others)
        .map(line -> measures.detector() + "," + measures.mode() + "," + line);
  }

  private static String area(GroupAuroc group) {
    return line(
        "AUROC " + group.group(), group.area(), group.lower(), group.upper(), group.attacks(), "");
  }

  private static String share(String measure, Share share) {
    Object rate = share.of() == 0 ? "" : share.rate();
    return line(measure, rate, share.lower(), share.upper(), share.count(), share.of());
  }

  private static String number(String measure, OptionalDouble value) {
    return line(measure, value.isEmpty() ? "" : value.getAsDouble(), "", "", "", "");
  }

  private static String line(Object... cells) {
    return Stream.of(cells).map(String::valueOf).collect(Collectors.joining(",", "", "\n"));
  }
}
