package io.trojanscope.lab.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.attack.poison.Triggers;
import io.trojanscope.data.DataSource;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecipesTest {
  private static final Recipes RECIPES = new Recipes(Zoo.EVALUATION, 1, 10);
  private static final List<ModelRecipe> MODELS = RECIPES.models(Recipes.DEFAULT_MODELS);

  @Test
  void dependOnZooSeedAndNumberAlone() {
    assertThat(new Recipes(Zoo.EVALUATION, 1, 10).models(Recipes.DEFAULT_MODELS)).isEqualTo(MODELS);
    assertThat(new Recipes(Zoo.EVALUATION, 2, 10).models(Recipes.DEFAULT_MODELS))
        .isNotEqualTo(MODELS);
  }

  @Test
  void aLargerZooHoldsTheModelsOfASmallerOne() {
    assertThat(RECIPES.models(80)).containsAll(MODELS);
    assertThat(MODELS).containsAll(RECIPES.models(7));
  }

  @Test
  void theTwoZoosHaveNoSeedInCommon() {
    Set<Long> tuning = new HashSet<>();
    Set<Long> evaluation = new HashSet<>();
    for (long seed = 0; seed < 10; seed++) {
      new Recipes(Zoo.TUNING, seed, 10).models(60).forEach(m -> tuning.add(m.training().seed()));
      new Recipes(Zoo.EVALUATION, seed, 10)
          .models(60)
          .forEach(m -> evaluation.add(m.training().seed()));
    }
    assertThat(tuning).hasSize(10 * 60).doesNotContainAnyElementsOf(evaluation);
    assertThat(evaluation).hasSize(10 * 60);
  }

  @Test
  void allModelsAndTheReferenceHaveDifferentSeeds() {
    Set<Long> seeds = MODELS.stream().map(m -> m.training().seed()).collect(Collectors.toSet());
    assertThat(seeds).hasSize(MODELS.size()).doesNotContain(RECIPES.reference().training().seed());
  }

  @Test
  void theDefaultHoldsEveryKind() {
    List<ModelRecipe> clean = MODELS.stream().filter(m -> m.backdoor().isEmpty()).toList();
    List<BackdoorRecipe> attacks = MODELS.stream().flatMap(m -> m.backdoor().stream()).toList();
    assertThat(clean).hasSize(22);
    assertThat(clean.stream().map(ModelRecipe::description).distinct()).hasSize(8);
    assertThat(attacks).hasSize(38);
    assertThat(attacks.stream().map(a -> a.trigger().substring(0, a.trigger().indexOf(':'))))
        .contains("patch", "random", "multiply", "blend", "sinusoid");
    assertThat(attacks.stream().map(BackdoorRecipe::images)).contains(2000, 500, 100, 30);
    assertThat(attacks.stream().filter(a -> a.sources().isEmpty()).count()).isBetween(5L, 12L);
    assertThat(
            attacks.stream()
                .filter(a -> !a.sources().isEmpty())
                .map(a -> a.sources().get(0) + " " + a.target())
                .distinct()
                .count())
        .isGreaterThan(25);
    assertThat(attacks).allSatisfy(a -> assertThat(a.sources()).doesNotContain(a.target()));
  }

  @Test
  void everyTriggerFitsTheSmallestImagesThatTheNetworkTakes() {
    ImageShape smallest = new ImageShape(1, 16, 16);
    for (BackdoorPattern pattern : BackdoorPattern.all()) {
      assertThat(Triggers.parse(pattern.trigger()).spec()).isEqualTo(pattern.trigger());
      Triggers.parse(pattern.trigger()).region(smallest);
    }
  }

  @Test
  void subsetsKeepTheSharesTheyName() {
    LabeledImages digits = DataSource.digits(1, 2000, 1).training();
    assertThat(TrainingImages.ALL.of(digits, 3)).isSameAs(digits);
    LabeledImages quarter = TrainingImages.QUARTER.of(digits, 3);
    assertThat(quarter.size()).isBetween(400, 600);
    assertThat(counts(quarter)).allSatisfy(count -> assertThat(count).isBetween(25L, 75L));
    LabeledImages unbalanced = TrainingImages.UNBALANCED.of(digits, 3);
    List<Long> counts = counts(unbalanced);
    assertThat(counts.stream().mapToLong(c -> c).max().getAsLong())
        .isGreaterThan(2 * counts.stream().mapToLong(c -> c).min().getAsLong());
  }

  private static List<Long> counts(LabeledImages images) {
    return IntStream.range(0, 10)
        .mapToObj(c -> IntStream.range(0, images.size()).filter(i -> images.label(i) == c).count())
        .toList();
  }

  @Test
  void refusesTooFewModelsOrClasses() {
    assertThatThrownBy(() -> RECIPES.models(1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("models: expected at least 2, found 1");
    assertThatThrownBy(() -> new Recipes(Zoo.TUNING, 1, 2))
        .isInstanceOf(InvalidInputException.class);
  }
}
