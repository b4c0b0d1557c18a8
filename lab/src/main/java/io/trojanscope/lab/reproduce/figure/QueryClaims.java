package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.result.paper.Claim;
import io.trojanscope.result.paper.Claim.Verdict;
import java.util.List;

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
  static Claim of(List<QueryResult> asked, int iterations) {
    QueryResult adversarial = asked.get(0);
    double goal = adversarial.backdoored().orElse(Double.POSITIVE_INFINITY);
    List<QueryResult> queries = asked.subList(1, asked.size());
    int enough = 0;
    while (enough < queries.size() && !shows(queries.get(enough), goal)) {
      enough++;
    }
    return new Claim(
        "Ten thousand adversarial examples show what takes millions of classified noise images.",
        "Energy of the target's map (minus the mean over the classes) in the planted cells over"
            + " that outside: how many noise queries it takes to reach that of the adversarial"
            + " examples, which must show the trigger themselves (above 1); either must be above"
            + " the clean model's. Held if a million do not suffice, partly if it takes more than"
            + " the examples.",
        verdict(adversarial, queries, enough),
        "%s reach %s (the clean model's %s), for %s gradients. %s"
            .formatted(
                adversarial.label(),
                FigureText.number(adversarial.backdoored()),
                FigureText.number(adversarial.clean()),
                FigureText.count(adversarial.questions() * iterations),
                outcome(queries, enough)));
  }

  private static boolean shows(QueryResult asked, double goal) {
    double shown = asked.backdoored().orElse(0);
    return shown >= goal && shown > asked.clean().orElse(0);
  }

  /**
   * Judges the baseline.
   *
   * @param enough position of the first number of queries that suffices; behind the last if none
   */
  private static Verdict verdict(QueryResult adversarial, List<QueryResult> queries, int enough) {
    if (!shows(adversarial, 1)) {
      return Verdict.FAILED;
    }
    long inVain = inVain(queries, enough);
    long asked = enough < queries.size() ? queries.get(enough).questions() : inVain;
    if (asked <= adversarial.questions()) {
      return Verdict.FAILED;
    }
    return inVain >= MILLION ? Verdict.HELD : Verdict.PARTLY;
  }

  /** The most queries that did not suffice. */
  private static long inVain(List<QueryResult> queries, int enough) {
    return enough == 0 ? 0 : queries.get(enough - 1).questions();
  }

  private static String outcome(List<QueryResult> queries, int enough) {
    if (enough < queries.size()) {
      return "Noise needs %s queries; %s are too few."
          .formatted(
              FigureText.count(queries.get(enough).questions()),
              FigureText.count(inVain(queries, enough)));
    }
    QueryResult last = queries.get(queries.size() - 1);
    return "Noise never sufficed: %s reach %s (the clean model's %s), with %s of them in the target class."
        .formatted(
            last.label(),
            FigureText.number(last.backdoored()),
            FigureText.number(last.clean()),
            FigureText.count(last.count()));
  }
}
