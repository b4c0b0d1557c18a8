/**
 * Bias maps: adversarial examples averaged per predicted class (Algorithm I of the paper) or per
 * source class and predicted class (Algorithm II).
 */
package io.trojanscope.biasmap;
