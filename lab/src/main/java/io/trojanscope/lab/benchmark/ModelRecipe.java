package io.trojanscope.lab.benchmark;

import io.trojanscope.train.TrainingConfig;
import java.util.Optional;

/**
 * How a model of the zoo is made.
 *
 * @param name of its files
 * @param description how it is made, in few words
 * @param fineTuned whether it begins with the reference's weights; else with random ones
 * @param backdoor empty for a clean model
 */
public record ModelRecipe(
    String name,
    String description,
    boolean fineTuned,
    TrainingImages images,
    TrainingConfig training,
    Optional<BackdoorRecipe> backdoor) {}
