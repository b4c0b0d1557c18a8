package io.trojanscope.detect;

/**
 * Score of a clean model for one trigger type, scanned as the suspect was.
 *
 * @param name of the clean model
 * @param score statistic of its worst pair
 */
public record NullScore(TriggerType kind, String name, double score) {
  private static final String REFERENCE = "reference ";

  /**
   * Of a reference of the scan itself.
   *
   * @param number among the references, from 1
   */
  public static NullScore ofReference(TriggerType kind, int number, double score) {
    return new NullScore(kind, REFERENCE + number, score);
  }

  /** Whether the model is a reference of the scan itself, not one of the calibration. */
  public boolean isOfReference() {
    return name.matches(REFERENCE + "\\d+");
  }
}
