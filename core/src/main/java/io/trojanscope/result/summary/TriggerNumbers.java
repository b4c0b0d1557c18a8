package io.trojanscope.result.summary;

import io.trojanscope.detect.TriggerType;
import io.trojanscope.image.Region;
import java.util.Optional;

/**
 * A recovered trigger without its pixels.
 *
 * @param type what it changes
 * @param box where it sits; empty if it is spread over the image
 * @param gain factor of all intensities; 1 unless it is a change of brightness
 * @param successRate share of the held-out images that become the target, in [0, 1]
 * @param images how many held-out images were measured
 */
public record TriggerNumbers(
    TriggerType type, Optional<Region> box, float gain, double successRate, long images) {}
