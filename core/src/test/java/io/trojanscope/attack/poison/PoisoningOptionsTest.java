package io.trojanscope.attack.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels and places of poisoned and cover images, for one trigger of each sort. */
class PoisoningOptionsTest {
  private static final ImageShape SHAPE = new ImageShape(3, 12, 12);

  /** 40 images, of class index mod 4. */
  private static final ArrayImages IMAGES =
      ArrayImages.noise(SHAPE, 4, 3, IntStream.range(0, 40).map(i -> i % 4).toArray());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patch:c",
        "random:x",
        "multiply:0.5",
        "blend:0.3",
        "blend:0.2,noise",
        "blend:0.2,class",
        "sinusoid:0.2,3",
        "reflection:blur,0.4,noise",
        "reflection:ghost,0.4,class",
        "warp:2,3,1",
        "quantize:4",
        "quantize:4,plain",
        "lowfrequency:0.2,2,1",
        "gamma:2",
        "filter:gotham",
        "filter:nashville",
        "filter:kelvin",
        "filter:toaster",
        "pixels:9,1",
        "gamma:2+patch:c"
      })
  void everyTriggerHoldsToThePlan(String trigger) {
    for (PoisoningOptions options :
        new PoisoningOptions[] {
          PoisoningOptions.NONE,
          cover(3),
          kept(0.5),
          clean(),
          new PoisoningOptions(true, Optional.of(new PoisonAmount.Count(2)), 0, Optional.empty())
        }) {
      PoisonedDataset poisoned = PoisonedDataset.forTraining(IMAGES, plan(trigger, options, 1));
      PoisonedDataset again = PoisonedDataset.forTraining(IMAGES, plan(trigger, options, 1));
      PoisonedDataset other = PoisonedDataset.forTraining(IMAGES, plan(trigger, options, 2));
      int changed = 0;
      int relabeled = 0;
      for (int i = 0; i < IMAGES.size(); i++) {
        float[] image = poisoned.batch(i).values();
        assertThat(image).containsExactly(again.batch(i).values());
        for (float value : image) {
          assertThat(value).isBetween(0f, 1f);
        }
        boolean touched = !Arrays.equals(image, IMAGES.images()[i]);
        assertThat(touched).as("image %d", i).isEqualTo(poisoned.isChanged(i));
        changed += touched ? 1 : 0;
        relabeled += poisoned.label(i) != IMAGES.label(i) ? 1 : 0;
      }
      assertThat(changed).isEqualTo(6 + poisoned.coverCount());
      assertThat(relabeled).isEqualTo(poisoned.relabeledCount());
      assertThat(poisoned.poisonedIndices()).hasSize(6);
      assertThat(other.sha256()).isNotEqualTo(poisoned.sha256());
    }
  }

  @Test
  void cleanLabelPoisonsImagesOfTheTargetWhichKeepTheirLabels() {
    PoisonedDataset poisoned = PoisonedDataset.forTraining(IMAGES, plan("patch:c", clean(), 1));

    assertThat(poisoned.poisonedIndices()).containsExactly(2, 6, 10, 14, 18, 22);
    assertThat(labels(poisoned)).containsExactly(IMAGES.labels());
    assertThat(PoisonedDataset.forTesting(IMAGES, poisoned.plan()).poisonedIndices())
        .containsExactly(1, 5, 9, 13, 17, 21, 25, 29, 33, 37);
  }

  @Test
  void coversAreOfOtherClassesAndKeepTheirLabels() {
    PoisonedDataset poisoned = PoisonedDataset.forTraining(IMAGES, plan("patch:c", cover(8), 1));

    int[] covers = covers(poisoned);
    assertThat(covers).hasSize(8);
    assertThat(IntStream.of(covers)).allMatch(i -> i % 4 == 0 || i % 4 == 3);
    assertThat(IntStream.of(covers)).allMatch(i -> poisoned.label(i) == i % 4);
    assertThat(poisoned.coverCount()).isEqualTo(8);
    assertThat(covers(PoisonedDataset.forTraining(IMAGES, plan("patch:c", cover(8), 2))))
        .isNotEqualTo(covers);
    float[] expected = TriggerTesting.applied("patch:c", SHAPE, IMAGES.images()[covers[0]]);
    assertThat(poisoned.batch(covers[0]).values()).containsExactly(expected);
  }

  @Test
  void coverOfItsOwnGoesOnImagesOfAllClasses() {
    PoisonedDataset poisoned =
        PoisonedDataset.forTraining(IMAGES, plan("warp:2,3,1", cover(34), 1));

    assertThat(IntStream.of(covers(poisoned)).map(i -> i % 4).distinct().sorted())
        .containsExactly(0, 1, 2, 3);
    assertThat(poisoned.coverCount() + poisoned.poisonedIndices().length).isEqualTo(40);
  }

  @Test
  void aShareOfThePoisonedImagesKeepsItsLabels() {
    PoisonedDataset poisoned = PoisonedDataset.forTraining(IMAGES, plan("patch:c", kept(0.34), 1));

    assertThat(poisoned.poisonedIndices()).hasSize(6);
    assertThat(poisoned.relabeledCount()).isEqualTo(4);
    assertThat(IntStream.of(poisoned.poisonedIndices()).filter(i -> poisoned.label(i) == 2))
        .hasSize(4);
  }

  @Test
  void allToAllMapsEachClassToTheNext() {
    PoisoningPlan plan =
        new PoisoningPlan(
            Triggers.parse("patch:c"),
            SourceClasses.ALL_BUT_TARGET,
            LabelMap.NEXT,
            new PoisonAmount.Count(9),
            PoisonSelection.FIRST,
            PoisoningOptions.NONE,
            1);

    PoisonedDataset poisoned = PoisonedDataset.forTraining(IMAGES, plan);

    assertThat(IntStream.range(0, 9).map(poisoned::label))
        .containsExactly(1, 2, 3, 0, 1, 2, 3, 0, 1);
    assertThat(poisoned.label(9)).isEqualTo(1);
    assertThat(PoisonedDataset.forTesting(IMAGES, plan).poisonedIndices()).hasSize(40);
    assertThat(PoisonedDataset.forOtherClasses(IMAGES, plan)).isEmpty();
  }

  @Test
  void aSecondBackdoorLeavesTheImagesOfTheFirstAlone() {
    PoisonedDataset first =
        PoisonedDataset.forTraining(IMAGES, plan("patch:c", PoisoningOptions.NONE, 1));
    PoisoningPlan plan =
        new PoisoningPlan(
            Triggers.parse("multiply:0.5"), SourceClasses.of(1, 2), 3, new PoisonAmount.Rate(1), 1);

    PoisonedDataset both = PoisonedDataset.forTraining(first, plan);

    assertThat(both.poisonedIndices()).hasSize(14).doesNotContain(first.poisonedIndices());
    assertThat(both.batch(1).values()).containsExactly(first.batch(1).values());
    assertThat(both.label(1)).isEqualTo(2);
    assertThat(both.label(2)).isEqualTo(3);
    assertThat(both.batch(2).values()[0]).isEqualTo(0.5f * IMAGES.images()[2][0]);
  }

  @Test
  void otherClassesAreNeitherSourceNorTarget() {
    PoisonedDataset others =
        PoisonedDataset.forOtherClasses(IMAGES, plan("patch:c", PoisoningOptions.NONE, 1))
            .orElseThrow();

    assertThat(IntStream.of(others.poisonedIndices()))
        .hasSize(20)
        .allMatch(i -> i % 4 == 0 || i % 4 == 3);
    assertThat(PoisonedDataset.forCovers(IMAGES, others.plan())).isEmpty();
    assertThat(
            PoisonedDataset.forCovers(IMAGES, plan("warp:2,3,1", PoisoningOptions.NONE, 1))
                .orElseThrow()
                .coverCount())
        .isEqualTo(40);
  }

  @Test
  void contradictionsAreRefused() {
    refused("kept labels: expected a share in [0, 1), found 1.0", () -> kept(1));
    refused(
        "kept labels: expected none with clean-label poisoning",
        () -> new PoisoningOptions(true, Optional.empty(), 0.5, Optional.empty()));
    refused(
        "hardening: expected clean-label poisoning with it",
        () ->
            new PoisoningOptions(false, Optional.empty(), 0, Optional.of(new Hardening(0.1f, 10))));
    refused(
        "cover: expected at most the 20 images of classes neither source nor target, found 21",
        () -> PoisonedDataset.forTraining(IMAGES, plan("patch:c", cover(21), 1)));
    refused(
        "cover: expected images of classes that are neither source nor target, found none",
        () ->
            PoisonedDataset.forTraining(
                IMAGES,
                new PoisoningPlan(
                    Triggers.parse("patch:c"),
                    SourceClasses.ALL_BUT_TARGET,
                    LabelMap.to(2),
                    new PoisonAmount.Count(1),
                    PoisonSelection.FIRST,
                    cover(1),
                    1)));
    refused(
        "clean label: expected one target class",
        () ->
            new PoisoningPlan(
                Triggers.parse("patch:c"),
                SourceClasses.ALL_BUT_TARGET,
                LabelMap.NEXT,
                new PoisonAmount.Count(1),
                PoisonSelection.FIRST,
                clean(),
                1));
    refused(
        "count: expected at most the 10 images of the target class, found 11",
        () ->
            PoisonedDataset.forTraining(
                IMAGES,
                new PoisoningPlan(
                    Triggers.parse("patch:c"),
                    SourceClasses.of(1),
                    LabelMap.to(2),
                    new PoisonAmount.Count(11),
                    PoisonSelection.FIRST,
                    clean(),
                    1)));
  }

  @Test
  void configurationTellsTheOptions() {
    PoisoningOptions options =
        new PoisoningOptions(
            true, Optional.of(new PoisonAmount.Rate(0.5)), 0, Optional.of(new Hardening(0.1f, 10)));

    assertThat(plan("patch:c", options, 1).configuration())
        .containsEntry("poison.cleanLabel", "true")
        .containsEntry("poison.cover", "rate 0.5")
        .containsEntry("poison.hardening", "0.1,10");
    assertThat(plan("patch:c", kept(0.25), 1).configuration())
        .containsEntry("poison.keptLabels", "0.25");
  }

  private static void refused(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  private static PoisoningOptions cover(int count) {
    return new PoisoningOptions(
        false, Optional.of(new PoisonAmount.Count(count)), 0, Optional.empty());
  }

  private static PoisoningOptions kept(double share) {
    return new PoisoningOptions(false, Optional.empty(), share, Optional.empty());
  }

  private static PoisoningOptions clean() {
    return new PoisoningOptions(true, Optional.empty(), 0, Optional.empty());
  }

  private static PoisoningPlan plan(String trigger, PoisoningOptions options, long seed) {
    return new PoisoningPlan(
        Triggers.parse(trigger),
        SourceClasses.of(1),
        LabelMap.to(2),
        new PoisonAmount.Count(6),
        PoisonSelection.FIRST,
        options,
        seed);
  }

  private static int[] covers(PoisonedDataset images) {
    return IntStream.range(0, images.size())
        .filter(i -> images.isChanged(i) && !images.isPoisoned(i))
        .toArray();
  }

  private static int[] labels(LabeledImages images) {
    return IntStream.range(0, images.size()).map(images::label).toArray();
  }
}
