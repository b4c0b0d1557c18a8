/** How well a backdoor works: accuracy, attack success rate, confusion matrices. */
@PublicApi({BackdoorEvaluation.class, ConfusionMatrix.class})
package io.trojanscope.evaluate;

import io.trojanscope.api.PublicApi;
