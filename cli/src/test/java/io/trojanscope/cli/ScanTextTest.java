package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.Verdict;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.result.ModelIdentity;
import io.trojanscope.result.ModelMaps;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.spec.ImageShape;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScanTextTest {
  private static final ImageShape SHAPE = new ImageShape(3, 18, 20);
  private static final ScanConfig CONFIG = new ScanConfig(Effort.STANDARD, 0.05, 1);
  private static final List<String> NUMBERS = List.of("0", "1", "2");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PATCH | patch | patch: rows 0 to 3, columns 15 to 18 | true",
        "FAINT | faint | faint pattern over the image | false",
        "BRIGHTNESS | brightness | brightness: all intensities times 0.5 | false",
      })
  void saysWhatKindOfTriggerItIs(TriggerType kind, String inTable, String expected, boolean drawn) {
    List<String> lines = lines(FixedScanner.finding(kind));

    assertThat(lines)
        .contains("trigger           " + expected)
        .anyMatch(line -> line.matches("  2 -> 0 +3\\.500 +0\\.004  " + inTable + ".*"));
    assertThat(String.join("\n", lines).contains("...####.")).isEqualTo(drawn);
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void givesTheReasonsOfAVerdict(Verdict verdict) {
    assertThat(lines(FixedScanner.saying(verdict, "a reason")))
        .startsWith(verdict + ": bad.onnx")
        .contains("reason            a reason")
        .anyMatch(line -> line.startsWith("mode              the model alone; weak"));
  }

  @Test
  void whatIsNotConfirmedIsACandidateOnly() {
    assertThat(lines(FixedScanner.saying(Verdict.CLEAN)))
        .containsSequence(
            "candidate         few pixels: rows 0 to 3, columns 15 to 18",
            "                  the strongest candidate for a trigger; its p-value is above alpha, as clean models have similar candidates")
        .anyMatch(line -> line.contains("target class"))
        .noneMatch(line -> line.startsWith("trigger"));
  }

  /** What weakens a verdict is no reason for it, and comes after what was found. */
  @Test
  void cautionsFollowTheFinding() {
    ScanFindings found = findings(FixedScanner.finding(TriggerType.PATCH));

    List<String> lines = lines(found.withCautions(List.of("few images", "other models")), NUMBERS);

    assertThat(lines)
        .containsSequence("caution           few images", "caution           other models")
        .noneMatch(line -> line.startsWith("reason"));
    assertThat(lines.indexOf("caution           few images"))
        .isGreaterThan(lines.indexOf("trigger           patch: rows 0 to 3, columns 15 to 18"));
  }

  @Test
  void classesHaveNumberAndName() {
    List<String> lines =
        lines(findings(FixedScanner.finding(TriggerType.PATCH)), List.of("cat", "deer", "frog"));

    assertThat(lines)
        .contains("target            0 (cat)", "source            2 (frog)")
        .anyMatch(line -> line.matches("  0 \\(cat\\) +3\\.500 +0\\.004 +-  2 \\(frog\\)"))
        .anyMatch(line -> line.startsWith("  2 (frog) -> 0 (cat) "));
  }

  /** Nine equal rows are one, and the classes are not said to be one class elsewhere. */
  @Test
  void aBackdoorOfAllClassesIsOneRow() {
    List<String> names = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    List<PairStatistic> pairs =
        Stream.concat(
                IntStream.range(1, 10).mapToObj(source -> pair(source, 0, 3.5)),
                Stream.of(pair(0, 1, 0.5), pair(2, 1, 0.5), pair(3, 1, 0.25)))
            .toList();

    List<String> lines = lines(fromAll(pairs), names);

    assertThat(lines)
        .contains(
            "source            all other classes; the success rates are those of class 2",
            "  all other classes -> 0           3.500     0.004  patch",
            "  0, 2 -> 1                        0.500     0.004  patch",
            "  3 -> 1                           0.250     0.004  patch")
        .anyMatch(line -> line.matches("  0 +3\\.500 +0\\.004 +-  all other classes"))
        .noneMatch(line -> line.matches("  [1-9] -> 0 .*"));
  }

  private static PairStatistic pair(int source, int target, double statistic) {
    return new PairStatistic(
        new ClassPair(source, target), TriggerType.PATCH, statistic, 0.004, true);
  }

  private static ScanFindings fromAll(List<PairStatistic> pairs) {
    ScanFindings one = findings(FixedScanner.finding(TriggerType.PATCH));
    return new ScanFindings(
        one.mode(),
        one.config(),
        one.verdict(),
        one.reasons(),
        one.score(),
        one.pValue(),
        one.statistic(),
        one.target(),
        OptionalInt.empty(),
        pairs,
        one.trigger(),
        one.nulls());
  }

  private static ScanFindings findings(FixedScanner scanner) {
    return scanner.findings(ScanMode.MODEL_ALONE, SHAPE, CONFIG);
  }

  private static List<String> lines(FixedScanner scanner) {
    return lines(findings(scanner), NUMBERS);
  }

  private static List<String> lines(ScanFindings findings, List<String> classNames) {
    ScanDocument document =
        new ScanDocument(
            new Provenance(new TreeMap<>(), new TreeMap<>(), new TreeMap<>()),
            SHAPE,
            classNames,
            findings,
            Optional.empty(),
            new BiasMapConfig(Algorithm.PER_CLASS, StartingInput.NOISE, true, 0.1f, 1, 1, 1),
            new ModelMaps(
                new ModelIdentity("bad.onnx", "0".repeat(64)),
                Optional.empty(),
                List.of(),
                List.of()),
            List.of(),
            List.of(),
            List.of());
    StringWriter out = new StringWriter();
    ScanText.print(document, List.of(), new PrintWriter(out));
    return out.toString().lines().toList();
  }
}
