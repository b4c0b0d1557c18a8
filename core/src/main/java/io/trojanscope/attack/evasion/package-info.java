/**
 * Evasion attacks: small changes to an image, found by the gradient of a loss, that change the
 * predicted class. {@link io.trojanscope.attack.evasion.IteratedFgsm} attacks a batch of images.
 */
package io.trojanscope.attack.evasion;
