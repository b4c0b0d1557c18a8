package io.trojanscope.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.TriggerSuccessRate;
import io.trojanscope.detect.TriggerType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScanDocumentTest {
  private static final ScanDocument SOUND = SampleScans.of(SampleResults.digits()).backdoored();

  @TempDir private Path folder;

  /** The fields that every consumer may count on, as the product promises them. */
  @Test
  void writesThePromisedFieldsAtTheTop() throws IOException {
    JsonNode json = write(SOUND);

    assertThat(json.get("format").stringValue()).isEqualTo("trojanscope.scan");
    assertThat(json.get("version").intValue()).isEqualTo(2);
    assertThat(json.get("verdict").stringValue()).isEqualTo("BACKDOORED");
    assertThat(json.get("score").doubleValue()).isEqualTo(3.4);
    assertThat(json.get("pValue").doubleValue()).isEqualTo(0.0004);
    assertThat(json.get("statistic").doubleValue()).isEqualTo(12.3);
    assertThat(json.get("target").intValue()).isEqualTo(9);
    assertThat(json.get("source").intValue()).isEqualTo(8);
    assertThat(json.get("trigger").get("rows")).hasToString("[1,7]");
    assertThat(json.get("trigger").get("columns")).hasToString("[21,27]");
    assertThat(json.get("mode").stringValue()).isEqualTo("REFERENCE_AND_IMAGES");
    assertThat(json.get("alpha").doubleValue()).isEqualTo(0.05);
    assertThat(json.get("effort").stringValue()).isEqualTo("STANDARD");
    assertThat(json.get("seed").longValue()).isEqualTo(7);
    assertThat(json.get("pairs").size()).isEqualTo(90);
    JsonNode first = json.get("pairs").get(0);
    assertThat(first.get("source").intValue()).isEqualTo(8);
    assertThat(first.get("target").intValue()).isEqualTo(9);
    assertThat(first.get("kind").stringValue()).isEqualTo("SPARSE");
    assertThat(first.get("statistic").doubleValue()).isEqualTo(3.4);
    assertThat(first.get("pValue").doubleValue()).isEqualTo(0.0004);
  }

  @Test
  void writesNullForAllSourcesAndForATriggerThatIsNotLocal() throws IOException {
    JsonNode json = write(SampleScans.of(SampleResults.digits()).allToOne());

    assertThat(json.get("source").isNull()).isTrue();
    assertThat(json.get("target").intValue()).isEqualTo(9);
    assertThat(json.get("trigger").get("rows").isNull()).isTrue();
    assertThat(json.get("trigger").get("columns").isNull()).isTrue();
    assertThat(json.get("trigger").get("mask").isString()).isTrue();
  }

  @Test
  void writesATriggerObjectWhereNoneWasFound() throws IOException {
    JsonNode json = write(SampleScans.of(SampleResults.digits()).clean());

    assertThat(json.get("target").isNull()).isTrue();
    assertThat(json.get("trigger")).hasToString("{\"rows\":null,\"columns\":null}");
    assertThat(json.get("pairs").isEmpty()).isTrue();
  }

  /** As of a model that takes all images of the source for the target without a trigger. */
  @Test
  void keepsATriggerThatNoImageWasLeftFor() {
    RecoveredTrigger found = SOUND.result().trigger().orElseThrow();
    ScanDocument document =
        with(
            new RecoveredTrigger(
                found.type(),
                found.pair(),
                found.mask(),
                found.pattern(),
                found.gain(),
                found.change(),
                found.box(),
                found.movable(),
                new TriggerSuccessRate(0, 0, 0, 1),
                Optional.empty()));
    Path file = folder.resolve("scan.json");
    ResultDocuments.write(file, document);

    RecoveredTrigger read =
        ResultDocuments.read(file, ScanDocument.class).result().trigger().orElseThrow();

    assertThat(read.suspectSuccess()).isEqualTo(new TriggerSuccessRate(0, 0, 0, 1));
    assertThat(read.suspectSuccess().rate()).isZero();
  }

  private static ScanDocument with(RecoveredTrigger trigger) {
    ScanFindings result = SOUND.result();
    return new ScanDocument(
        SOUND.provenance(),
        SOUND.shape(),
        SOUND.classNames(),
        new ScanFindings(
            result.mode(),
            result.config(),
            result.verdict(),
            result.reasons(),
            result.score(),
            result.pValue(),
            result.statistic(),
            result.target(),
            result.source(),
            result.pairs(),
            Optional.of(trigger),
            result.nulls()),
        SOUND.data(),
        SOUND.mapSettings(),
        SOUND.suspect(),
        SOUND.references(),
        SOUND.distances(),
        SOUND.samples());
  }

  @Test
  void writesNullForMissingMeasurements() throws IOException {
    ScanDocument notMade = SampleScans.of(SampleResults.digits()).notMade("The input is unusual.");
    JsonNode json = write(notMade);

    for (String field : List.of("score", "pValue", "statistic", "target", "source")) {
      assertThat(json.get(field).isNull()).as(field).isTrue();
    }
    ScanFindings read = read().result();
    assertThat(read).isEqualTo(notMade.result());
  }

  @ParameterizedTest
  @EnumSource(TriggerType.class)
  void keepsEveryKindOfTrigger(TriggerType kind) throws IOException {
    ScanFindings sound = SampleScans.of(SampleResults.digits()).backdoored(kind).result();
    JsonNode json = write(SampleScans.of(SampleResults.digits()).backdoored(kind));

    assertThat(json.get("trigger").get("kind").stringValue()).isEqualTo(kind.name());
    assertThat(json.get("trigger").get("gain").floatValue())
        .isEqualTo(kind == TriggerType.BRIGHTNESS ? 2 : 1);
    boolean ofDictionary =
        EnumSet.of(TriggerType.WAVE, TriggerType.WARP, TriggerType.TONE).contains(kind);
    assertThat(json.get("trigger").has("change")).isEqualTo(ofDictionary);
    assertThat(json.get("nulls").get(0).get("kind").stringValue()).isEqualTo(kind.name());
    assertThat(read().result()).usingRecursiveComparison().isEqualTo(sound);
  }

  @Test
  void keepsTheMostSuspiciousOfManyPairs() throws IOException {
    ScanDocument many = SampleScans.of(SampleResults.numbered(40)).backdoored();
    JsonNode json = write(many);

    assertThat(many.pairCount()).isEqualTo(1560);
    assertThat(json.get("pairs").size()).isEqualTo(1000);
    double least = json.get("pairs").get(999).get("statistic").doubleValue();
    assertThat(json.get("pairs").get(0).get("statistic").doubleValue()).isEqualTo(3.4);
    assertThat(least).isBetween(0.1, 0.4);
    assertThat(read().result().pairs()).isEqualTo(many.result().pairs());
  }

  @Test
  void findsTheWorstPairAndTheDistanceOfEachClass() {
    List<ClassFinding> findings = SOUND.classFindings();

    assertThat(findings).hasSize(10);
    assertThat(findings.get(9).worst().orElseThrow().pair()).isEqualTo(new ClassPair(8, 9));
    assertThat(findings.get(9).statistic()).isEqualTo(3.4);
    assertThat(findings.get(9).euclidean()).isEqualTo(SOUND.distances().get(9).euclidean());
    double greatestOfOthers =
        SOUND.result().pairs().stream()
            .filter(pair -> pair.pair().target() == 3)
            .mapToDouble(PairStatistic::statistic)
            .max()
            .orElseThrow();
    assertThat(findings.get(3).statistic()).isEqualTo(greatestOfOthers);
  }

  @Test
  void refusesPartsThatDoNotFit() {
    ScanFindings result = SOUND.result();

    assertThatThrownBy(() -> with(result, Double.NaN, 0.5, result.pairs()))
        .hasMessage("expected a finite score, found NaN");
    assertThatThrownBy(() -> with(result, 1, 0, result.pairs()))
        .hasMessage("expected a p-value in (0, 1], found 0.0");
    PairStatistic outside = pair(new ClassPair(10, 0), 1);
    assertThatThrownBy(() -> with(result, 1, 0.5, List.of(outside)))
        .hasMessage("pairs: expected classes from 0 to 9, found 10");
    PairStatistic pair = pair(new ClassPair(1, 0), 1);
    assertThatThrownBy(() -> with(result, 1, 0.5, List.of(pair, pair)))
        .hasMessageStartingWith("expected one entry per pair, found two for");
    PairStatistic endless = pair(new ClassPair(1, 0), Double.POSITIVE_INFINITY);
    assertThatThrownBy(() -> with(result, 1, 0.5, List.of(endless)))
        .hasMessage("pairs: expected a finite statistic, found Infinity");
  }

  @Test
  void refusesAVerdictWithoutAMeasurement() {
    ScanFindings result = SOUND.result();

    assertThatThrownBy(() -> with(result, OptionalDouble.empty(), 1, 0.5, List.of()))
        .hasMessage(
            "expected a statistic, or the verdict INCONCLUSIVE, found none with BACKDOORED");
  }

  private static PairStatistic pair(ClassPair pair, double statistic) {
    return new PairStatistic(pair, TriggerType.PATCH, statistic, 1, true);
  }

  private static ScanDocument with(
      ScanFindings result, double score, double pValue, List<PairStatistic> pairs) {
    return with(result, result.statistic(), score, pValue, pairs);
  }

  private static ScanDocument with(
      ScanFindings result,
      OptionalDouble statistic,
      double score,
      double pValue,
      List<PairStatistic> pairs) {
    ScanFindings changed =
        new ScanFindings(
            result.mode(),
            result.config(),
            result.verdict(),
            result.reasons(),
            score,
            pValue,
            statistic,
            OptionalInt.empty(),
            OptionalInt.empty(),
            pairs,
            Optional.empty(),
            List.of());
    return new ScanDocument(
        SOUND.provenance(),
        SOUND.shape(),
        SOUND.classNames(),
        changed,
        SOUND.data(),
        SOUND.mapSettings(),
        SOUND.suspect(),
        SOUND.references(),
        SOUND.distances(),
        SOUND.samples());
  }

  private ScanDocument read() {
    return ResultDocuments.read(folder.resolve("scan.json"), ScanDocument.class);
  }

  private JsonNode write(ScanDocument document) {
    Path file = folder.resolve("scan.json");
    ResultDocuments.write(file, document);
    return JsonMapper.shared().readTree(file);
  }
}
