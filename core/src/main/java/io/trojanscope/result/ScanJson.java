package io.trojanscope.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.MapDistance;
import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.Verdict;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** A {@link ScanDocument} as its file has it: the result's fields among the others. */
record ScanJson(
    Provenance provenance,
    ImageShape shape,
    List<String> classNames,
    ScanMode mode,
    double alpha,
    Effort effort,
    long seed,
    Verdict verdict,
    List<String> reasons,
    Optional<List<String>> cautions,
    @JsonProperty(required = true) @JsonInclude(Include.ALWAYS) OptionalDouble score,
    @JsonProperty(required = true) @JsonInclude(Include.ALWAYS) OptionalDouble pValue,
    @JsonProperty(required = true) @JsonInclude(Include.ALWAYS) OptionalDouble statistic,
    @JsonProperty(required = true) @JsonInclude(Include.ALWAYS) OptionalInt target,
    @JsonProperty(required = true) @JsonInclude(Include.ALWAYS) OptionalInt source,
    TriggerJson trigger,
    List<Pair> pairs,
    List<NullScore> nulls,
    Optional<ScannedData> data,
    BiasMapConfig mapSettings,
    ModelMaps suspect,
    List<ModelMaps> references,
    List<MapDistance> distances,
    List<ScanSample> samples) {
  static final Set<String> NULLABLE =
      Set.of("score", "pValue", "statistic", "target", "source", "trigger.rows", "trigger.columns");

  /** What a result has where no scan was made. */
  private static final double NO_SCORE = 0;

  private static final double NO_P_VALUE = 1;

  ScanJson {
    if (score.isPresent() != statistic.isPresent() || pValue.isPresent() != score.isPresent()) {
      throw new IllegalArgumentException(
          "expected score, pValue and statistic, or null for all, found null for some");
    }
    if (pairs.size() > ScanDocument.MOST_PAIRS) {
      throw new IllegalArgumentException(
          "expected at most " + ScanDocument.MOST_PAIRS + " pairs, found " + pairs.size());
    }
  }

  /** What was found for one pair of classes. */
  record Pair(
      int source,
      int target,
      TriggerType kind,
      double statistic,
      double pValue,
      boolean converged) {
    static Pair of(PairStatistic found) {
      return new Pair(
          found.pair().source(),
          found.pair().target(),
          found.type(),
          found.statistic(),
          found.pValue(),
          found.converged());
    }

    PairStatistic statisticOfPair() {
      return new PairStatistic(new ClassPair(source, target), kind, statistic, pValue, converged);
    }
  }

  static ScanJson of(ScanDocument document) {
    ScanFindings result = document.result();
    boolean made = result.statistic().isPresent();
    return new ScanJson(
        document.provenance(),
        document.shape(),
        document.classNames(),
        result.mode(),
        result.config().alpha(),
        result.config().effort(),
        result.config().seed(),
        result.verdict(),
        result.reasons(),
        Optional.of(result.cautions()).filter(cautions -> !cautions.isEmpty()),
        made ? OptionalDouble.of(result.score()) : OptionalDouble.empty(),
        made ? OptionalDouble.of(result.pValue()) : OptionalDouble.empty(),
        result.statistic(),
        result.target(),
        result.source(),
        TriggerJson.of(result.trigger()),
        result.pairs().stream().map(Pair::of).toList(),
        result.nulls(),
        document.data(),
        document.mapSettings(),
        document.suspect(),
        document.references(),
        document.distances(),
        document.samples());
  }

  ScanDocument document() {
    return new ScanDocument(
        provenance,
        shape,
        classNames,
        result(),
        data,
        mapSettings,
        suspect,
        references,
        distances,
        samples);
  }

  private ScanFindings result() {
    return new ScanFindings(
        mode,
        new ScanConfig(effort, alpha, seed),
        verdict,
        reasons,
        cautions.orElse(List.of()),
        score.orElse(NO_SCORE),
        pValue.orElse(NO_P_VALUE),
        statistic,
        target,
        source,
        pairs.stream().map(Pair::statisticOfPair).toList(),
        trigger.found(),
        nulls);
  }
}
