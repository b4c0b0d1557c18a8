package io.trojanscope.detect.screening;

import io.trojanscope.model.DifferentiableClassifier;

/** A model and its smallest triggers. */
record ModelMasks(DifferentiableClassifier model, MeasuredMasks masks) {}
