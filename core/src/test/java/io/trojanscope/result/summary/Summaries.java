package io.trojanscope.result.summary;

import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.image.Region;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Summaries to write and read in tests, one of each outcome. */
public final class Summaries {
  public static final String SHA = "ab".repeat(32);
  public static final String KEY = "cd".repeat(32);

  private Summaries() {}

  public static List<ScanSummary> ofEachOutcome() {
    return List.of(
        backdoored("a/bad one.onnx", "9"),
        clean("b.pt"),
        inconclusive("c.onnx"),
        ScanSummary.of(
            "d.pt",
            Outcome.FINDING,
            Optional.of(SHA),
            List.of("d.pt: calls os.system", "d.pt: hides an entry")),
        ScanSummary.of("e.onnx", Outcome.ERROR, Optional.empty(), List.of("e.onnx: is damaged")));
  }

  /**
   * A model with a backdoor.
   *
   * @param target name of the target class, number 9
   */
  public static ScanSummary backdoored(String model, String target) {
    return new ScanSummary(
        model,
        Outcome.BACKDOORED,
        Optional.of(SHA),
        Optional.of(KEY),
        Optional.of(
            numbers(
                0.004,
                Optional.of(new ClassReference(9, target)),
                Optional.of(
                    new TriggerNumbers(
                        TriggerType.PATCH,
                        Optional.of(new Region(1, 7, 21, 27)),
                        1,
                        29 / 30.0,
                        30)),
                List.of("a reason, with a comma"))),
        List.of(),
        Optional.of(
            new ResultFiles(
                "models/" + model + ".cdcd.json",
                "models/" + model + ".cdcd.html",
                Optional.of("models/" + model + ".cdcd.png"))));
  }

  public static ScanSummary clean(String model) {
    return judged(
        model, Outcome.CLEAN, numbers(0.4, Optional.empty(), Optional.empty(), List.of()));
  }

  private static ScanSummary inconclusive(String model) {
    return judged(
        model,
        Outcome.INCONCLUSIVE,
        numbers(0.2, Optional.empty(), Optional.empty(), List.of("too few images")));
  }

  private static ScanSummary judged(String model, Outcome outcome, ScanNumbers numbers) {
    return new ScanSummary(
        model,
        outcome,
        Optional.of(SHA),
        Optional.empty(),
        Optional.of(numbers),
        List.of(),
        Optional.empty());
  }

  private static ScanNumbers numbers(
      double p,
      Optional<ClassReference> target,
      Optional<TriggerNumbers> trigger,
      List<String> reasons) {
    return new ScanNumbers(
        ScanMode.REFERENCE_AND_IMAGES,
        Effort.QUICK,
        0.05,
        1,
        OptionalDouble.of(p),
        OptionalDouble.of(-Math.log10(p)),
        target,
        target.map(found -> new ClassReference(8, "eight")),
        trigger,
        reasons,
        List.of());
  }
}
