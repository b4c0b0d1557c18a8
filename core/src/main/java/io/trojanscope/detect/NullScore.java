package io.trojanscope.detect;

/**
 * The score of a clean model for one trigger type, measured in the same way as the suspect's.
 *
 * @param name of the clean model
 * @param score the highest statistic of its pairs
 */
public record NullScore(TriggerType kind, String name, double score) {
  private static final String REFERENCE = "reference ";

  /**
   * The score of a reference of the scan itself.
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
