package io.trojanscope.result.summary;

import io.trojanscope.detect.Effort;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.result.ScanDocument;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a scan measured.
 *
 * @param mode what the scan was given
 * @param alpha share of clean models that may be called BACKDOORED
 * @param pValue in (0, 1]; empty if nothing was measured
 * @param score minus the decimal logarithm of the p-value; empty if nothing was measured
 * @param target the target class; for a clean model the most suspicious one
 * @param source the source class; empty for all classes
 * @param reasons why the verdict is inconclusive; a sentence each
 * @param cautions what weakens the verdict, whatever it is; a sentence each
 */
public record ScanNumbers(
    ScanMode mode,
    Effort effort,
    double alpha,
    long seed,
    OptionalDouble pValue,
    OptionalDouble score,
    Optional<ClassReference> target,
    Optional<ClassReference> source,
    Optional<TriggerNumbers> trigger,
    List<String> reasons,
    List<String> cautions) {
  public ScanNumbers {
    reasons = List.copyOf(reasons);
    cautions = List.copyOf(cautions);
  }

  /** Why the verdict is inconclusive, and what weakens it. */
  public List<String> remarks() {
    return Stream.concat(reasons.stream(), cautions.stream()).toList();
  }

  static ScanNumbers of(ScanDocument document) {
    ScanFindings result = document.result();
    boolean measured = result.statistic().isPresent();
    return new ScanNumbers(
        result.mode(),
        result.config().effort(),
        result.config().alpha(),
        result.config().seed(),
        measured ? OptionalDouble.of(result.pValue()) : OptionalDouble.empty(),
        measured ? OptionalDouble.of(result.score()) : OptionalDouble.empty(),
        reference(document, result.target()),
        reference(document, result.source()),
        result.trigger().map(ScanNumbers::of),
        result.reasons(),
        result.cautions());
  }

  private static Optional<ClassReference> reference(ScanDocument document, OptionalInt index) {
    return index.isPresent()
        ? Optional.of(
            new ClassReference(index.getAsInt(), document.classNames().get(index.getAsInt())))
        : Optional.empty();
  }

  private static TriggerNumbers of(RecoveredTrigger trigger) {
    return new TriggerNumbers(
        trigger.type(),
        trigger.box(),
        trigger.gain(),
        trigger.suspectSuccess().rate(),
        trigger.suspectSuccess().images());
  }
}
