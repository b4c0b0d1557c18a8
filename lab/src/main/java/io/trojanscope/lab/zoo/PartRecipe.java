package io.trojanscope.lab.zoo;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.train.NetworkArchitecture;
import io.trojanscope.train.NetworkKind;
import io.trojanscope.train.TrainingConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One part of a zoo.
 *
 * @param referenceSeed of the clean models that detectors compare suspects with, one per network
 * @param baseSeed of the clean models that some attackers start from, one per network; they are
 *     suspects too
 * @param training of models from scratch, with any seed
 * @param referenceNetwork whose reference all suspects are compared with; empty: each with that of
 *     its own network
 * @param variants clean ones first
 */
record PartRecipe(
    long referenceSeed,
    Optional<Long> baseSeed,
    TrainingConfig training,
    List<NetworkArchitecture> networks,
    Optional<NetworkArchitecture> referenceNetwork,
    List<Variant> variants) {
  /**
   * @throws InvalidInputException if two variants have one name, or one lacks its base model
   */
  PartRecipe {
    networks = List.copyOf(networks);
    variants = List.copyOf(variants);
    Set<String> kinds = new HashSet<>();
    for (Variant variant : variants) {
      if (!kinds.add(variant.kind())) {
        throw new InvalidInputException(
            "name: expected each name once, found two of '" + variant.kind() + "'; rename one");
      }
      if (variant.start() == Start.BASE && baseSeed.isEmpty()) {
        throw new InvalidInputException(
            variant.kind() + ": expected a base-seed for 'start: base', found none; add it");
      }
    }
  }

  /** Every seed that the part names. */
  Set<Long> seeds() {
    Set<Long> seeds = new TreeSet<>();
    seeds.add(referenceSeed);
    baseSeed.ifPresent(seeds::add);
    variants.forEach(variant -> seeds.addAll(variant.seeds()));
    return seeds;
  }

  /** Networks of suspects and of references. */
  Set<NetworkArchitecture> allNetworks() {
    Set<NetworkArchitecture> all = new HashSet<>(networks);
    referenceNetwork.ifPresent(all::add);
    return all;
  }

  Set<NetworkKind> networkKinds() {
    return networks.stream().map(NetworkArchitecture::kind).collect(Collectors.toSet());
  }

  Set<String> attackKinds() {
    return variants.stream()
        .filter(variant -> variant.attack().isPresent())
        .map(Variant::kind)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
