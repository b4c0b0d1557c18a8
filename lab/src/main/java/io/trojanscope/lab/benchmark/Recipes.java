package io.trojanscope.lab.benchmark;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which models a zoo has: a function of the zoo, the seed and the number of classes. A larger zoo
 * holds the models of a smaller one.
 */
public final class Recipes {
  /** As many as give 22 clean models and 38 attacks. */
  public static final int DEFAULT_MODELS = 60;

  private static final double CLEAN_SHARE = 22 / 60.0;
  private static final float RATE = 1e-3f;
  private static final int BATCH = 64;

  private final Zoo zoo;
  private final long seed;
  private final int classes;

  /**
   * @param seed of the whole zoo
   * @param classes at least 3
   */
  public Recipes(Zoo zoo, long seed, int classes) {
    if (classes < 3) {
      throw new InvalidInputException(
          "data: expected at least 3 classes for a benchmark, found "
              + classes
              + "; give images of more classes");
    }
    this.zoo = zoo;
    this.seed = seed;
    this.classes = classes;
  }

  /** The clean model that others are fine-tuned from and compared with. */
  public ModelRecipe reference() {
    return clean("reference", "reference", false, TrainingImages.ALL, 3, BATCH, RATE);
  }

  /**
   * The models to scan, clean ones first.
   *
   * @param count at least 2
   */
  public List<ModelRecipe> models(int count) {
    if (count < 2) {
      throw new InvalidInputException("models: expected at least 2, found " + count);
    }
    int clean = Math.min(count - 1, (int) Math.ceil(CLEAN_SHARE * count));
    List<Attack> attacks = attacks(count - clean);
    return Stream.concat(
            IntStream.range(0, clean).mapToObj(this::clean),
            IntStream.range(0, attacks.size()).mapToObj(i -> attacked(i, attacks.get(i))))
        .toList();
  }

  private ModelRecipe clean(int index) {
    String name = "clean-%02d".formatted(index + 1);
    TrainingImages all = TrainingImages.ALL;
    return switch (index % 8) {
      case 0 -> clean(name, "fine-tuned", true, all, 2, BATCH, RATE);
      case 1 -> clean(name, "from scratch", false, all, 3, BATCH, RATE);
      case 2 -> clean(name, "fine-tuned for long", true, all, 5, BATCH, RATE);
      case 3 ->
          clean(
              name,
              "fine-tuned, unbalanced classes",
              true,
              TrainingImages.UNBALANCED,
              3,
              BATCH,
              RATE);
      case 4 ->
          clean(
              name,
              "from scratch, a quarter of the images",
              false,
              TrainingImages.QUARTER,
              6,
              BATCH,
              RATE);
      case 5 ->
          clean(name, "fine-tuned, batches of 32 at rate 0.0003", true, all, 2, 32, 0.3f * RATE);
      case 6 ->
          clean(name, "from scratch, batches of 128 at rate 0.002", false, all, 3, 128, 2 * RATE);
      default ->
          clean(
              name,
              "from scratch for long, unbalanced classes",
              false,
              TrainingImages.UNBALANCED,
              6,
              BATCH,
              RATE);
    };
  }

  private ModelRecipe clean(
      String name,
      String description,
      boolean fineTuned,
      TrainingImages images,
      int epochs,
      int batchSize,
      float rate) {
    TrainingConfig training = new TrainingConfig(epochs, batchSize, rate, zoo.seed(seed, name));
    return new ModelRecipe(name, description, fineTuned, images, training, Optional.empty());
  }

  private ModelRecipe attacked(int index, Attack attack) {
    String name = "attack-%02d".formatted(index + 1);
    BackdoorPattern pattern = attack.pattern;
    BackdoorRecipe backdoor =
        new BackdoorRecipe(
            pattern.trigger(),
            pattern.allToOne() ? List.of() : List.of(attack.source),
            attack.target,
            pattern.images());
    String description =
        "%s, %s to %d, %s"
            .formatted(
                pattern.trigger(),
                pattern.allToOne() ? "all" : attack.source,
                attack.target,
                pattern.fineTuned() ? "fine-tuned" : "from scratch");
    TrainingConfig training = new TrainingConfig(3, BATCH, RATE, zoo.seed(seed, name));
    return new ModelRecipe(
        name,
        description,
        pattern.fineTuned(),
        TrainingImages.ALL,
        training,
        Optional.of(backdoor));
  }

  private record Attack(BackdoorPattern pattern, int source, int target) {}

  /** Every pair of classes comes once, in random order, before one comes again. */
  private List<Attack> attacks(int count) {
    List<BackdoorPattern> patterns = BackdoorPattern.all();
    SplittableRandom random = new SplittableRandom(zoo.seed(seed, "pairs"));
    List<Integer> pairs = new ArrayList<>();
    List<Attack> attacks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (pairs.isEmpty()) {
        IntStream.range(0, classes * (classes - 1)).forEach(pairs::add);
      }
      int pair = pairs.remove(random.nextInt(pairs.size()));
      int source = pair / (classes - 1);
      int other = pair % (classes - 1);
      attacks.add(
          new Attack(patterns.get(i % patterns.size()), source, other + (other >= source ? 1 : 0)));
    }
    return attacks;
  }
}
