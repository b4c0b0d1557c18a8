/**
 * Classifiers as the rest of the library sees them: images in, logits out, and gradients of a loss
 * with respect to the images. {@link io.trojanscope.model.DifferentiableClassifier} is the
 * interface to start with; detectors and attacks know nothing else of a model. {@link
 * io.trojanscope.model.LogitLoss} describes the loss. {@link io.trojanscope.model.InputCheck} and
 * {@link io.trojanscope.model.GradientCheck} test whether a model works as expected.
 */
@PublicApi({
  ClassOrder.class,
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
