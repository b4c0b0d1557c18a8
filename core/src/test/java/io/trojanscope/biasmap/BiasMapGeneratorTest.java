package io.trojanscope.biasmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BiasMapGeneratorTest {
  private static final ImageShape SHAPE = new ImageShape(2, 3, 4);
  private static final int CLASSES = 3;
  private static final OptionalInt NONE = OptionalInt.empty();
  private static final RecursiveComparisonConfiguration UP_TO_ROUNDING =
      RecursiveComparisonConfiguration.builder()
          .withEqualsForType((a, b) -> Math.abs(a - b) < 1e-6f, Float.class)
          .withIgnoredFields("config.input")
          .build();

  @ParameterizedTest
  @CsvSource({
    "PER_CLASS,NOISE,true",
    "PER_CLASS,DATA,false",
    "PER_CLASS,NOISE,false",
    "PER_PAIR,DATA,true",
    "PER_PAIR,NOISE,false",
    "PER_PAIR,BLANK,true"
  })
  void mapsHaveTheSameBitsOnAnyNumberOfWorkers(
      Algorithm algorithm, StartingInput input, boolean targeted) {
    BiasMapConfig config = config(algorithm, input, targeted, 50);
    BiasMaps onOne = generate(model(1), config, 1, 8);
    assertThat(onOne.maps()).isNotEmpty();
    assertThat(generate(model(1), config, 2, 8)).usingRecursiveComparison().isEqualTo(onOne);
    assertThat(generate(model(1), config, 5, 8)).usingRecursiveComparison().isEqualTo(onOne);
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void theBatchSizeChangesMapsByRoundingAtMost(Algorithm algorithm) {
    BiasMapConfig config = config(algorithm, StartingInput.DATA, true, 25);
    BiasMaps whole = generate(model(1), config, 1, 1000);
    assertThat(generate(model(1), config, 1, 7))
        .usingRecursiveComparison(UP_TO_ROUNDING)
        .isEqualTo(whole);
    assertThat(generate(model(1), config, 1, 1))
        .usingRecursiveComparison(UP_TO_ROUNDING)
        .isEqualTo(whole);
  }

  @Test
  void eachKindOfAttackHasAllItsSamplesAndEachCountIsInAMap() {
    BiasMaps maps =
        generate(model(1), config(Algorithm.PER_PAIR, StartingInput.NOISE, true, 50), 2, 8);
    assertThat(maps.counts()).hasSize(CLASSES * (CLASSES - 1));
    assertThat(maps.counts()).extracting(AttackCounts::attacks).containsOnly(50L);
    for (BiasMap map : maps.maps()) {
      long counted =
          maps.counts().stream()
              .filter(counts -> counts.source().equals(map.source()))
              .mapToLong(counts -> counts.predicted().get(map.predicted()))
              .sum();
      assertThat(map.count()).isEqualTo(counted);
    }
  }

  @ParameterizedTest
  @CsvSource({"PER_CLASS,true,3", "PER_CLASS,false,1", "PER_PAIR,true,6", "PER_PAIR,false,3"})
  void oneBlankImagePerKindGivesTheMapsOfAllSamples(
      Algorithm algorithm, boolean targeted, int kinds) {
    LinearClassifier model = model(1);
    BiasMaps blank = generate(model, config(algorithm, StartingInput.BLANK, targeted, 20), 1, 1000);
    assertThat(model.gradientBatchSizes()).containsExactly(kinds, kinds); // two iterations

    // The own class of an image of a data set is its label.
    int ownClass = model(1).logits(blankBatch()).predicted(0);
    int[] labels = new int[20];
    Arrays.fill(labels, ownClass);
    LabeledImages zeros = new ArrayImages(SHAPE, CLASSES, labels, new float[20][SHAPE.size()]);
    BiasMaps all =
        generate(model(1), zeros, config(algorithm, StartingInput.DATA, targeted, 20), 1, 8);
    assertThat(blank).usingRecursiveComparison(UP_TO_ROUNDING).isEqualTo(all);
  }

  @Test
  void imagesThatComeAgainAreAttackedOnceAndCountedAgain() {
    LinearClassifier model = model(1);
    BiasMaps maps =
        generate(model, config(Algorithm.PER_CLASS, StartingInput.DATA, true, 100), 1, 1000);
    assertThat(model.gradientBatchSizes()).containsExactly(90, 90); // 30 images, 3 targets
    assertThat(maps.counts()).extracting(AttackCounts::attacks).containsOnly(100L);
  }

  @Test
  void allBatchesAreFull() {
    LinearClassifier model = model(1);
    generate(model, config(Algorithm.PER_CLASS, StartingInput.NOISE, true, 7), 2, 8);
    assertThat(model.gradientBatchSizes()).hasSize(3 * 2).containsOnly(8); // 21 attacks
  }

  @Test
  void eachModelAndEachTargetStartsFromTheSameImages() {
    BiasMapConfig config = config(Algorithm.PER_CLASS, StartingInput.NOISE, true, 40);
    // Nothing moves where all weights are zero, and all ends in class 0: the mean is the start's.
    float[] still = meanOfClass0(new LinearClassifier(SHAPE, new float[CLASSES][24]), config);
    float[] other = meanOfClass0(new LinearClassifier(SHAPE, new float[2][24]), config);
    assertThat(other).usingComparatorWithPrecision(1e-6f).containsExactly(still);
    BiasMapConfig otherSeed =
        new BiasMapConfig(Algorithm.PER_CLASS, StartingInput.NOISE, true, 0.05f, 2, 40, 99);
    assertThat(meanOfClass0(new LinearClassifier(SHAPE, new float[2][24]), otherSeed))
        .isNotEqualTo(other);
  }

  @Test
  void untargetedAttacksLeaveTheirOwnClass() {
    BiasMapConfig config =
        new BiasMapConfig(Algorithm.PER_PAIR, StartingInput.NOISE, false, 0.2f, 10, 50, 3);
    for (AttackCounts counts : generate(model(1), config, 1, 16).counts()) {
      assertThat(counts.target()).isEmpty();
      assertThat(counts.share(counts.source().orElseThrow())).isZero();
    }
  }

  @Test
  void reportsEachBatchOfAttackedImages() {
    List<String> heard = new ArrayList<>();
    ProgressListener listener = (task, done, total) -> heard.add(task + " " + done + "/" + total);
    try (OrderedWorkers workers = new OrderedWorkers(2)) {
      new BiasMapGenerator(workers, 8, listener)
          .generate(
              model(1),
              Optional.empty(),
              config(Algorithm.PER_CLASS, StartingInput.NOISE, true, 7));
    }
    assertThat(heard).containsExactly("bias maps 8/21", "bias maps 16/21", "bias maps 21/21");
  }

  @Test
  void refusesMissingDataAndBatchesOfNothing() {
    BiasMapConfig config = config(Algorithm.PER_CLASS, StartingInput.DATA, true, 7);
    try (OrderedWorkers workers = new OrderedWorkers(1)) {
      BiasMapGenerator generator = new BiasMapGenerator(workers, 8, ProgressListener.NONE);
      assertThatThrownBy(() -> generator.generate(model(1), Optional.empty(), config))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith("data: expected a data set to start from, found none;");
      assertThatThrownBy(() -> new BiasMapGenerator(workers, 0, ProgressListener.NONE))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("batch size: expected at least 1, found 0");
    }
  }

  private static float[] meanOfClass0(LinearClassifier model, BiasMapConfig config) {
    BiasMaps maps = generate(model, config, 1, 16);
    return maps.map(NONE, 0).orElseThrow().adversarial().mean().values();
  }

  private static ImageBatch blankBatch() {
    return ImageBatch.blank(1, SHAPE);
  }

  private static BiasMapConfig config(
      Algorithm algorithm, StartingInput input, boolean targeted, int samples) {
    return new BiasMapConfig(algorithm, input, targeted, 0.05f, 2, samples, 3);
  }

  private static BiasMaps generate(
      LinearClassifier model, BiasMapConfig config, int threads, int batchSize) {
    return generate(model, data(), config, threads, batchSize);
  }

  private static BiasMaps generate(
      LinearClassifier model,
      LabeledImages data,
      BiasMapConfig config,
      int threads,
      int batchSize) {
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      return new BiasMapGenerator(workers, batchSize, ProgressListener.NONE)
          .generate(model, Optional.of(data), config);
    }
  }

  private static LinearClassifier model(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] weights = new float[CLASSES][];
    for (int c = 0; c < CLASSES; c++) {
      weights[c] = values(random, -1);
    }
    return new LinearClassifier(SHAPE, weights, 0.1f, 0.3f, 0.2f);
  }

  private static LabeledImages data() {
    SplittableRandom random = new SplittableRandom(17);
    float[][] images = new float[30][];
    int[] labels = new int[30];
    for (int n = 0; n < images.length; n++) {
      images[n] = values(random, 0);
      labels[n] = n % CLASSES;
    }
    return new ArrayImages(SHAPE, CLASSES, labels, images);
  }

  private static float[] values(SplittableRandom random, double least) {
    float[] values = new float[SHAPE.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(least, 1);
    }
    return values;
  }
}
