package io.trojanscope.lab.reproduce.measure;

import io.trojanscope.result.paper.Claim.Verdict;
import java.util.OptionalDouble;

/**
 * In how many cases something was so.
 *
 * @param hits from 0 to {@code cases}
 */
public record Tally(int hits, int cases) {
  private static final double MOST = 0.9;
  private static final double HALF = 0.5;

  /** None yet. */
  public static final Tally NONE = new Tally(0, 0);

  /** One case more. */
  public Tally with(boolean hit) {
    return new Tally(hits + (hit ? 1 : 0), cases + 1);
  }

  /** One case more, whether the first is less than the second; none if either is unknown. */
  public Tally withLess(OptionalDouble first, OptionalDouble second) {
    return first.isEmpty() || second.isEmpty()
        ? this
        : with(first.getAsDouble() < second.getAsDouble());
  }

  /** The cases of both. */
  public Tally with(Tally other) {
    return new Tally(hits + other.hits, cases + other.cases);
  }

  /** Share of the cases in which it was so; NaN without cases. */
  public double share() {
    return hits / (double) cases;
  }

  /** Held in at least nine of ten cases, partly in at least half of them. */
  public Verdict verdict() {
    if (cases == 0) {
      return Verdict.UNTESTED;
    }
    return share() >= MOST ? Verdict.HELD : share() >= HALF ? Verdict.PARTLY : Verdict.FAILED;
  }

  /** {@code 5 of 6}. */
  @Override
  public String toString() {
    return hits + " of " + cases;
  }
}
