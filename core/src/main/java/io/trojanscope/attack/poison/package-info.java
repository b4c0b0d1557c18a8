/**
 * Backdoor poisoning: a trigger is put on training images of the source classes, which are then
 * labelled as the target class. {@link io.trojanscope.attack.poison.Triggers} reads a {@link
 * io.trojanscope.attack.poison.Trigger} from text; a {@link
 * io.trojanscope.attack.poison.PoisoningPlan} says which images get it; {@link
 * io.trojanscope.attack.poison.PoisonedDataset} is the data set that results, a view that applies
 * the trigger when an image is read. Start with {@link io.trojanscope.attack.poison.Backdoor},
 * which a library user gives; the plan follows from it and the images.
 */
@PublicApi({
  Backdoor.class,
  ClassImages.class,
  Hardening.class,
  LabelMap.class,
  PoisonAmount.class,
  PoisoningOptions.class,
  SourceClasses.class,
  Trigger.class,
  Triggers.class
})
package io.trojanscope.attack.poison;

import io.trojanscope.api.PublicApi;
