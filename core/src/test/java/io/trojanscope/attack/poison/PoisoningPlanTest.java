package io.trojanscope.attack.poison;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.spec.ImageShape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoisoningPlanTest {
  private static final List<String> DIGITS =
      IntStream.range(0, 10).mapToObj(Integer::toString).toList();
  private static final List<String> ANIMALS = List.of("cat", "dog", "frog");
  private static final Trigger TRIGGER = Triggers.parse("multiply:2");
  private static final ArrayImages IMAGES =
      ArrayImages.noise(new ImageShape(1, 2, 2), 4, 1, 2, 0, 1, 1, 0, 3, 1, 2, 1, 1);

  @Test
  void firstImagesOfOneClass() {
    assertThat(selected(SourceClasses.of(1), 3, new PoisonAmount.Count(3)))
        .containsExactly(2, 3, 6);
  }

  @Test
  void firstImagesOfSeveralClassesTogether() {
    assertThat(selected(SourceClasses.of(2, 0, 2), 3, new PoisonAmount.Count(3)))
        .containsExactly(0, 1, 4);
  }

  @Test
  void firstImagesAreOfAllClassesWhereTheDataAreSortedByClass() {
    ArrayImages sorted =
        ArrayImages.noise(new ImageShape(1, 2, 2), 4, 1, 0, 0, 0, 1, 1, 1, 2, 2, 2);
    PoisoningPlan plan =
        new PoisoningPlan(TRIGGER, SourceClasses.of(0, 1, 2), 3, new PoisonAmount.Count(4), 1);
    assertThat(new ImageChoice(plan, sorted).poisoned()).containsExactly(0, 1, 3, 6);
  }

  @Test
  void allToOneTakesEveryClassButTheTarget() {
    assertThat(selected(SourceClasses.ALL_BUT_TARGET, 1, new PoisonAmount.Rate(1)))
        .containsExactly(0, 1, 4, 5, 7);
    assertThat(selected(SourceClasses.ALL_BUT_TARGET, 0, new PoisonAmount.Rate(1)))
        .containsExactly(0, 2, 3, 5, 6, 7, 8, 9);
  }

  @Test
  void rateIsOfTheSourceImagesRoundedAndAtLeastOne() {
    assertThat(selected(SourceClasses.of(1), 3, new PoisonAmount.Rate(0.5))).hasSize(3); // of 5
    assertThat(selected(SourceClasses.of(1), 3, new PoisonAmount.Rate(0.29))).hasSize(1);
    assertThat(selected(SourceClasses.of(1), 3, new PoisonAmount.Rate(1e-9))).hasSize(1);
  }

  @Test
  void randomSelectionIsSeededAscendingAndReachesEveryImage() {
    Set<Integer> chosen = new HashSet<>();
    for (int seed = 0; seed < 50; seed++) {
      int[] indices = randomlySelected(2, seed);
      assertThat(indices).hasSize(2).isSorted().doesNotHaveDuplicates();
      assertThat(indices).containsExactly(randomlySelected(2, seed));
      IntStream.of(indices).forEach(chosen::add);
    }
    assertThat(chosen).containsExactlyInAnyOrder(2, 3, 6, 8, 9);
    assertThat(randomlySelected(5, 1)).containsExactly(2, 3, 6, 8, 9);
  }

  /** Each of 5 images is in 2 of 5 of the choices: 400 of 1000, standard deviation 15.5. */
  @Test
  void randomSelectionIsUniform() {
    int[] times = new int[IMAGES.size()];
    for (int seed = 0; seed < 1000; seed++) {
      for (int index : randomlySelected(2, seed)) {
        times[index]++;
      }
    }
    for (int index : new int[] {2, 3, 6, 8, 9}) {
      assertThat(times[index]).isBetween(338, 462);
    }
  }

  @Test
  void configurationContainsEverySetting() {
    PoisoningPlan plan =
        new PoisoningPlan(TRIGGER, SourceClasses.of(2, 0), 1, new PoisonAmount.Rate(0.5), 7);
    assertThat(plan.configuration())
        .containsOnly(
            entry("poison.trigger", "multiply:2"),
            entry("poison.source", "0,2"),
            entry("poison.target", "1"),
            entry("poison.amount", "rate 0.5"),
            entry("poison.selection", "first"),
            entry("poison.seed", "7"));
  }

  @Test
  void wrongPlansAreRefused() {
    refused(
        () -> plan(SourceClasses.of(1, 2), 2, new PoisonAmount.Count(1)),
        "target: expected a class that is not a source class, found 2 as both");
    refused(
        () -> selected(SourceClasses.of(4), 0, new PoisonAmount.Count(1)),
        "source: expected a class from 0 to 3, as the data set has 4 classes; found 4");
    refused(
        () -> selected(SourceClasses.of(-1), 0, new PoisonAmount.Count(1)),
        "source: expected a class from 0 to 3, as the data set has 4 classes; found -1");
    refused(
        () -> selected(SourceClasses.ALL_BUT_TARGET, 4, new PoisonAmount.Count(1)),
        "target: expected a class from 0 to 3, as the data set has 4 classes; found 4");
    refused(
        () -> selected(SourceClasses.of(1), 0, new PoisonAmount.Count(6)),
        "count: expected at most the 5 images of the source classes, found 6");
    refused(() -> new PoisonAmount.Count(0), "count: expected at least 1 image, found 0");
    refused(() -> new PoisonAmount.Rate(0), "rate: expected a number in (0, 1], found 0.0");
    refused(() -> new PoisonAmount.Rate(1.01), "rate: expected a number in (0, 1], found 1.01");
    refused(() -> new PoisonAmount.Rate(Double.NaN), "found NaN");
  }

  @Test
  void sourceClassWithoutImagesIsRefused() {
    ArrayImages images = ArrayImages.noise(new ImageShape(1, 2, 2), 4, 1, 0, 0);
    refused(
        () ->
            new ImageChoice(plan(SourceClasses.of(1, 2), 0, new PoisonAmount.Count(1)), images)
                .poisoned(),
        "source: expected images of the source classes [1, 2] in the data set, found none");
  }

  @Test
  void sourceClassesAreReadFromText() {
    assertThat(SourceClasses.parse("8", DIGITS)).isEqualTo(SourceClasses.of(8));
    assertThat(SourceClasses.parse("2, 0,2", DIGITS)).isEqualTo(SourceClasses.of(0, 2));
    assertThat(SourceClasses.parse("all", DIGITS)).isEqualTo(SourceClasses.ALL_BUT_TARGET);
    assertThat(SourceClasses.parse(SourceClasses.of(5, 3).spec(), DIGITS))
        .isEqualTo(SourceClasses.of(3, 5));
    assertThat(SourceClasses.parse(SourceClasses.ALL_BUT_TARGET.spec(), DIGITS))
        .isEqualTo(SourceClasses.ALL_BUT_TARGET);
  }

  @Test
  void classesAreChosenByNameOrNumber() {
    assertThat(SourceClasses.parse("dog, 0", ANIMALS)).isEqualTo(SourceClasses.of(0, 1));
    assertThat(ClassChoice.parse("target", " frog ", ANIMALS)).isEqualTo(2);
    assertThat(ClassChoice.parse("target", "1", List.of("1", "0"))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eight", "1,", "1;2", "-1", "10"})
  void otherTextIsRefused(String text) {
    refused(() -> SourceClasses.parse(text, DIGITS), "source: expected a class from 0 to 9, found");
  }

  @Test
  void aMisspeltClassIsGuessed() {
    refused(
        () -> ClassChoice.parse("target", "Forg", ANIMALS),
        "target: expected a class from 0 to 2 or its name, found \"Forg\"; did you mean \"frog\"?");
    refused(
        () -> ClassChoice.parse("target", "horse", ANIMALS), "; the classes are cat, dog, frog");
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  private static PoisoningPlan plan(SourceClasses sources, int target, PoisonAmount amount) {
    return new PoisoningPlan(TRIGGER, sources, target, amount, 1);
  }

  private static int[] selected(SourceClasses sources, int target, PoisonAmount amount) {
    return new ImageChoice(plan(sources, target, amount), IMAGES).poisoned();
  }

  private static int[] randomlySelected(int count, long seed) {
    PoisoningPlan plan =
        new PoisoningPlan(
            TRIGGER,
            SourceClasses.of(1),
            3,
            new PoisonAmount.Count(count),
            PoisonSelection.RANDOM,
            seed);
    return new ImageChoice(plan, IMAGES).poisoned();
  }
}
