/**
 * Screens training images for poisoning, by features alone, without a model. {@link
 * io.trojanscope.screen.DataScreening} scores each image by a {@link
 * io.trojanscope.screen.ScreeningMethod} and decides class by class, in {@code ScreeningRule},
 * whether images are set apart. {@link io.trojanscope.screen.MissedPoisoning} says what could have
 * been missed. Start with {@code DataScreening}.
 */
@PublicApi({ClassScreening.class, MissedPoisoning.class, ScreeningMethod.class})
package io.trojanscope.screen;

import io.trojanscope.api.PublicApi;
