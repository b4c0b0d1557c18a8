/**
 * Measures how well a backdoor works. {@link io.trojanscope.evaluate.BackdoorEvaluator} runs a
 * model on test images with and without the trigger, and counts predictions in a {@link
 * io.trojanscope.evaluate.BackdoorEvaluation}: clean accuracy, attack success rate, confusion
 * matrices.
 */
@PublicApi({BackdoorEvaluation.class, ConfusionMatrix.class, SideEffects.class, SuccessCount.class})
package io.trojanscope.evaluate;

import io.trojanscope.api.PublicApi;
