/**
 * Backdoor poisoning: a trigger is put on training images of the source classes, which are then
 * labelled as the target class.
 */
@PublicApi({
  ClassImages.class,
  PoisonAmount.class,
  SourceClasses.class,
  Trigger.class,
  Triggers.class
})
package io.trojanscope.attack.poison;

import io.trojanscope.api.PublicApi;
