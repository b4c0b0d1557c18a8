package io.trojanscope.detect;

import io.trojanscope.image.Region;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a detector says of a model.
 *
 * @param flagged whether it calls the model backdoored, by its own rule
 * @param score higher is more suspicious; comparable between models under the same settings
 * @param pValue in [0, 1]; empty for a detector that has none
 * @param source empty for all classes, or for a detector that does not tell
 * @param target empty for a detector that does not tell
 * @param box where the trigger sits, if the detector tells and it is local
 */
public record Detection(
    boolean flagged,
    double score,
    OptionalDouble pValue,
    OptionalInt source,
    OptionalInt target,
    Optional<Region> box) {}
