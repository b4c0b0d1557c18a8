/** How well a backdoor works: accuracy, attack success rate, confusion matrices. */
@PublicApi({
  BackdoorEvaluation.class,
  ConfusionMatrix.class,
  SideEffects.class,
  SuccessCount.class
})
package io.trojanscope.evaluate;

import io.trojanscope.api.PublicApi;
