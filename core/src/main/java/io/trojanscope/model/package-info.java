/**
 * What a classifier is to the rest of the library: logits, and gradients with respect to the input.
 */
@PublicApi({
  Classifier.class,
  DifferentiableClassifier.class,
  GradientCheck.class,
  InputCheck.class,
  InputGradient.class,
  LogitLoss.class,
  Logits.class
})
package io.trojanscope.model;

import io.trojanscope.api.PublicApi;
