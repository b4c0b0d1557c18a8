/**
 * Optimises one trigger by gradients (trigger inversion).
 *
 * <p>{@link io.trojanscope.detect.inversion.ClassSamples} gives images of each class: one half to
 * optimise on, the other held out. {@link io.trojanscope.detect.inversion.TriggerInversion} finds
 * the smallest mask and pattern of a pair, {@link io.trojanscope.detect.inversion.TriggerFitting}
 * fits the parameters of a {@link io.trojanscope.detect.inversion.TriggerForm} such as a patch.
 * Both give a {@link io.trojanscope.detect.inversion.CandidateTrigger}. {@link
 * io.trojanscope.detect.inversion.TriggerRefinement} grows a smallest trigger into the whole one,
 * and {@link io.trojanscope.detect.inversion.TriggerStamp} puts a trigger on images.
 */
package io.trojanscope.detect.inversion;
