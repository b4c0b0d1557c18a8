package io.trojanscope.lab.zoo;

import io.trojanscope.attack.poison.LabelMap;
import io.trojanscope.attack.poison.PoisonAmount;
import io.trojanscope.attack.poison.PoisonSelection;
import io.trojanscope.attack.poison.PoisoningOptions;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.attack.poison.SourceClasses;
import io.trojanscope.attack.poison.Triggers;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.lab.zoo.AttackRecipe.Backdoor;
import io.trojanscope.train.NetworkArchitecture;
import io.trojanscope.train.TrainingConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The models of one part of a zoo, each as a recipe of its own. */
final class PartModels {
  private static final String REFERENCE = "reference";
  private static final String BASE = "base";

  private final ZooPart part;
  private final PartRecipe recipe;
  private final int classes;

  PartModels(ZooPart part, ZooRecipe zoo) {
    this.part = part;
    this.recipe = zoo.part(part);
    this.classes = zoo.classes();
  }

  /** The clean model that suspects are compared with. */
  ModelRecipe reference(NetworkArchitecture network) {
    return plain(REFERENCE, network, recipe.referenceSeed());
  }

  /** The clean model that some attackers start from, if the part has one. */
  Optional<ModelRecipe> base(NetworkArchitecture network) {
    return recipe.baseSeed().map(seed -> plain(BASE, network, seed));
  }

  private ModelRecipe plain(String kind, NetworkArchitecture network, long seed) {
    TrainingConfig training = recipe.training().withSeed(part.seed(seed, network + " " + kind));
    return ModelRecipe.plain(ModelRecipe.slug(network + "-" + kind), kind, network, training);
  }

  /** The suspects, network by network: clean ones, then backdoored ones. */
  List<ModelRecipe> suspects() {
    List<ModelRecipe> models = new ArrayList<>();
    for (NetworkArchitecture network : recipe.networks()) {
      base(network).ifPresent(models::add);
      for (Variant variant : recipe.variants()) {
        if (variant.networks().contains(network)) {
          models.addAll(models(variant, network));
        }
      }
    }
    return numbered(models);
  }

  private List<ModelRecipe> models(Variant variant, NetworkArchitecture network) {
    List<ModelRecipe> models = new ArrayList<>();
    for (long seed : variant.seeds()) {
      if (variant.attack().isEmpty()) {
        models.add(clean(variant, network, seed));
      } else {
        for (PoisonAmount amount : variant.attack().get().amounts()) {
          models.add(attacked(variant, network, seed, amount));
        }
      }
    }
    return models;
  }

  private ModelRecipe clean(Variant variant, NetworkArchitecture network, long seed) {
    long mixed = part.seed(seed, network + " " + variant.kind());
    Optional<PoisoningPlan> watermark =
        variant.changes().watermark().map(mark -> watermark(mark, mixed));
    return new ModelRecipe(
        variant.kind(),
        variant.kind(),
        network,
        variant.start(),
        variant.training().withSeed(mixed),
        variant.changes(),
        watermark,
        List.of());
  }

  private PoisoningPlan watermark(ImageChanges.Watermark mark, long seed) {
    int label = target(mark.label(), List.of(), new SplittableRandom(seed));
    return new PoisoningPlan(
        Triggers.parse(mark.mark()),
        SourceClasses.ALL_BUT_TARGET,
        LabelMap.to(label),
        new PoisonAmount.Rate(mark.rate()),
        PoisonSelection.RANDOM,
        new PoisoningOptions(true, Optional.empty(), 0, Optional.empty()),
        seed);
  }

  private ModelRecipe attacked(
      Variant variant, NetworkArchitecture network, long seed, PoisonAmount amount) {
    long mixed = part.seed(seed, network + " " + variant.kind() + " " + amount.spec());
    AttackRecipe attack = variant.attack().orElseThrow();
    SplittableRandom random = new SplittableRandom(mixed);
    List<PoisoningPlan> plans = new ArrayList<>();
    for (Backdoor backdoor : attack.backdoors()) {
      plans.add(plan(backdoor, amount, attack.options(), random, mixed + 2L * plans.size()));
    }
    return new ModelRecipe(
        variant.kind(),
        variant.kind(),
        network,
        variant.start(),
        variant.training().withSeed(mixed),
        ImageChanges.NONE,
        Optional.empty(),
        plans);
  }

  private PoisoningPlan plan(
      Backdoor backdoor,
      PoisonAmount amount,
      PoisoningOptions options,
      SplittableRandom random,
      long seed) {
    List<Integer> sources = sources(backdoor, random);
    LabelMap map =
        backdoor.target().equals(Backdoor.NEXT)
            ? LabelMap.NEXT
            : LabelMap.to(target(backdoor.target(), sources, random));
    return new PoisoningPlan(
        Triggers.parse(backdoor.trigger()),
        new SourceClasses(sources),
        map,
        amount,
        PoisonSelection.RANDOM,
        options,
        seed);
  }

  /** Empty for all classes but the target. */
  private List<Integer> sources(Backdoor backdoor, SplittableRandom random) {
    return switch (backdoor.source()) {
      case Backdoor.ALL -> List.of();
      case Backdoor.ANY -> List.of(other(backdoor.target(), random));
      default -> Arrays.stream(backdoor.source().split(",")).map(Integer::valueOf).toList();
    };
  }

  private int other(String target, SplittableRandom random) {
    int source = random.nextInt(classes);
    return Integer.toString(source).equals(target) ? (source + 1) % classes : source;
  }

  private int target(String target, List<Integer> sources, SplittableRandom random) {
    if (!target.equals(Backdoor.ANY)) {
      return Integer.parseInt(target);
    }
    if (sources.size() >= classes) {
      throw new InvalidInputException(
          "source: expected a class that is none, as the target, found all " + classes);
    }
    int drawn = random.nextInt(classes);
    while (sources.contains(drawn)) {
      drawn = (drawn + 1) % classes;
    }
    return drawn;
  }

  /** Names of network, kind and number, in place of the kinds alone. */
  private static List<ModelRecipe> numbered(List<ModelRecipe> models) {
    Map<String, Integer> seen = new HashMap<>();
    return models.stream()
        .map(
            model -> {
              String group = ModelRecipe.slug(model.network() + "-" + model.kind());
              int number = seen.merge(group, 1, Integer::sum);
              return new ModelRecipe(
                  group + "-" + number,
                  model.kind(),
                  model.network(),
                  model.start(),
                  model.training(),
                  model.changes(),
                  model.watermark(),
                  model.backdoors());
            })
        .toList();
  }
}
