package io.trojanscope.detect;

import io.trojanscope.image.Region;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The answer of a detector.
 *
 * @param flagged whether the detector calls the model backdoored, by its own rule
 * @param score higher is more suspicious; comparable between models under the same settings
 * @param pValue in [0, 1]; empty for a detector that has none
 * @param source empty for all classes, or if the detector names none
 * @param target empty if the detector names none
 * @param box where the trigger sits, if it is local and the detector locates it
 */
public record Detection(
    boolean flagged,
    double score,
    OptionalDouble pValue,
    OptionalInt source,
    OptionalInt target,
    Optional<Region> box) {}
