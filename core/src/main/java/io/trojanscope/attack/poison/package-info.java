/**
 * Backdoor poisoning: a trigger is put on training images of the source classes, which are then
 * labelled as the target class.
 */
package io.trojanscope.attack.poison;
