package io.trojanscope.reproduce.figure;

import io.trojanscope.report.paper.Claim;
import io.trojanscope.report.paper.Claim.Verdict;
import java.util.List;
import java.util.OptionalLong;

/** What the paper says of the number of questions. */
final class QueryClaims {
  private static final long MILLION = 1_000_000;

  private QueryClaims() {}

  /**
   * The claim.
   *
   * @param asked the adversarial examples first, then the queries, ascending
   * @param iterations gradients per adversarial example
   */
  static Claim of(List<Asked> asked, int iterations) {
    Asked adversarial = asked.get(0);
    double goal = adversarial.backdoored().orElse(Double.POSITIVE_INFINITY);
    List<Asked> queries = asked.subList(1, asked.size());
    OptionalLong enough =
        queries.stream()
            .filter(one -> one.backdoored().orElse(0) >= goal)
            .mapToLong(Asked::questions)
            .findFirst();
    Asked last = queries.get(queries.size() - 1);
    return new Claim(
        "Ten thousand adversarial examples show what takes millions of classified noise images.",
        "Energy of the target's map (minus the mean over the classes) in the planted cells over"
            + " that outside: how many noise queries it takes to reach that of the adversarial"
            + " examples, which must show the trigger themselves (above 1, and above the clean"
            + " model's). Held from a million on, partly if it takes more than the examples.",
        verdict(adversarial, enough.orElse(last.questions())),
        "%s reach %s (the clean model's %s), for %s gradients. %s"
            .formatted(
                adversarial.label(),
                Texts.number(adversarial.backdoored()),
                Texts.number(adversarial.clean()),
                Texts.count(adversarial.questions() * iterations),
                outcome(enough, last)));
  }

  /**
   * Judges the baseline.
   *
   * @param needed queries that it takes, or as many as were asked in vain
   */
  private static Verdict verdict(Asked adversarial, long needed) {
    double shown = adversarial.backdoored().orElse(0);
    if (shown <= Math.max(1, adversarial.clean().orElse(0)) || needed <= adversarial.questions()) {
      return Verdict.FAILED;
    }
    return needed >= MILLION ? Verdict.HELD : Verdict.PARTLY;
  }

  private static String outcome(OptionalLong enough, Asked last) {
    return enough.isPresent()
        ? "Noise reaches that with " + Texts.count(enough.getAsLong()) + " queries."
        : "Noise never did: %s reach %s, with %s of them in the target class."
            .formatted(last.label(), Texts.number(last.backdoored()), Texts.count(last.count()));
  }
}
