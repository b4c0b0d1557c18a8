package io.trojanscope.result;

import io.trojanscope.evaluate.SuccessCount;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A trigger, and how well it works in a model before and after its repair.
 *
 * @param name the trigger as it was planted, or what the scan that recovered it calls its type
 * @param planted whether the model's own metadata name it; else a scan recovered it
 * @param source the class whose images it moves; empty for several
 * @param target the class that it leads to; empty if that depends on the image's class
 * @param success how many test images of its source classes became the target class
 * @param retuned the same after the re-tuning test; empty if it was not made with this trigger
 */
public record RepairedTrigger(
    String name,
    boolean planted,
    OptionalInt source,
    OptionalInt target,
    SuccessChange success,
    Optional<SuccessCount> retuned) {}
