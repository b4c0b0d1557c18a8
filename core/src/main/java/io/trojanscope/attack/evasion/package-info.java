/**
 * Evasion attacks: small changes to an image, found by the gradient of a loss, that move a
 * classifier's prediction.
 */
package io.trojanscope.attack.evasion;
