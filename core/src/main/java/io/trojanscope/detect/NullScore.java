package io.trojanscope.detect;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * The score of a clean model for one trigger type, measured in the same way as the suspect's.
 *
 * @param type trigger type that was searched
 * @param networkKind such as "vgg"; models of one network kind score alike. Empty if it is not
 *     known, as for the references of a scan
 * @param name of the clean model
 * @param score highest statistic of its class pairs; higher is more suspicious
 */
public record NullScore(
    @JsonProperty("kind") TriggerType type,
    @JsonProperty("network") Optional<String> networkKind,
    String name,
    double score) {
  private static final String REFERENCE = "reference ";

  /** The score of a model of unknown network kind. */
  public NullScore(TriggerType type, String name, double score) {
    this(type, Optional.empty(), name, score);
  }

  /**
   * The score of a reference of the scan itself.
   *
   * @param type trigger type that was searched
   * @param number position among the references, from 1
   * @param score highest statistic of its class pairs
   */
  public static NullScore ofReference(TriggerType type, int number, double score) {
    return new NullScore(type, REFERENCE + number, score);
  }

  /** Whether the model is a reference of the scan itself, not one of the calibration. */
  public boolean isOfReference() {
    return name.matches(REFERENCE + "\\d+");
  }
}
