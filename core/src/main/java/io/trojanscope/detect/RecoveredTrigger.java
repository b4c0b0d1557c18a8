package io.trojanscope.detect;

import io.trojanscope.image.Region;
import java.util.Optional;

/**
 * A trigger found by optimisation: {@code x' = change(clip(gain ((1 - mask) x + mask pattern)))},
 * where clip limits values to [0, 1], and change is the identity for most types.
 *
 * @param type type of the trigger: what it changes
 * @param pair the classes that it was found for
 * @param mask height x width, in [0, 1]
 * @param pattern channels x height x width, intensities in [0, 1]
 * @param gain factor of all intensities; 1 unless it is a change of brightness
 * @param change name of the pattern that is applied to the whole image afterwards, as {@link
 *     io.trojanscope.detect.pattern.PatternDictionary} has it; empty for most types
 * @param box where it sits; empty if it is spread over the image
 * @param movable whether it works at other places too
 * @param suspectSuccess success rate in the suspect, on images of the source class that no search
 *     has seen
 * @param referenceSuccess success rate in the references on the same images, summed; empty without
 *     a reference
 */
@SuppressWarnings("ArrayRecordComponent") // pictures; compared by nobody
public record RecoveredTrigger(
    TriggerType type,
    ClassPair pair,
    float[] mask,
    float[] pattern,
    float gain,
    Optional<String> change,
    Optional<Region> box,
    boolean movable,
    TriggerSuccessRate suspectSuccess,
    Optional<TriggerSuccessRate> referenceSuccess) {}
