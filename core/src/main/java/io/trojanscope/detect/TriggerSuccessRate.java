package io.trojanscope.detect;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Success rate of a trigger: how many images with it the model classifies as the target class.
 *
 * @param successes images that became the target
 * @param images how many were measured; images classified as the target without it do not count
 * @param lower end of the 95 % Clopper-Pearson interval of the rate, in [0, 1]
 * @param upper end of that interval
 */
public record TriggerSuccessRate(
    @JsonProperty("flips") long successes, long images, double lower, double upper) {
  /** Share of the images that became the target, in [0, 1]; 0 without images. */
  public double rate() {
    return images == 0 ? 0 : successes / (double) images;
  }
}
