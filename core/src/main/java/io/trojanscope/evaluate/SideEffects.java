package io.trojanscope.evaluate;

import java.util.Optional;

/**
 * What a backdoor does beside moving its source classes.
 *
 * @param otherClasses images of classes that are neither source nor target, with the trigger; a
 *     success is one that ends in the target class. A source-specific backdoor has few. Empty if
 *     there are no such images
 * @param covers all test images with the cover of the trigger, as noise on top of a warp, one of
 *     two joint patterns or the change of another image; a success is one that keeps its true
 *     class. Empty if the trigger has no cover of its own
 */
public record SideEffects(Optional<SuccessCount> otherClasses, Optional<SuccessCount> covers) {
  /** Nothing measured. */
  public static final SideEffects NONE = new SideEffects(Optional.empty(), Optional.empty());
}
