package io.trojanscope.lab.zoo;

import io.trojanscope.train.NetworkArchitecture;
import io.trojanscope.train.TrainingConfig;
import java.util.List;
import java.util.Optional;

/**
 * A kind of clean or backdoored model, made for each of its networks and seeds.
 *
 * @param kind its name, unique in its part
 * @param training with any seed
 * @param attack empty for a clean model
 */
record Variant(
    String kind,
    Start start,
    TrainingConfig training,
    List<NetworkArchitecture> networks,
    List<Long> seeds,
    ImageChanges changes,
    Optional<AttackRecipe> attack) {
  Variant {
    networks = List.copyOf(networks);
    seeds = List.copyOf(seeds);
  }
}
