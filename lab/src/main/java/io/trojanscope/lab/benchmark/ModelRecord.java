package io.trojanscope.lab.benchmark;

import io.trojanscope.lab.benchmark.measure.KnownModel;

/**
 * A model of the zoo as it was made.
 *
 * @param sha256 of its file
 * @param model what is known of it
 */
record ModelRecord(ModelRecipe recipe, String sha256, KnownModel model) {
  static final String FORMAT = "trojanscope.zoo-model";
}
