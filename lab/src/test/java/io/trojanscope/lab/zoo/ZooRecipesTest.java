package io.trojanscope.lab.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.train.NetworkArchitecture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZooRecipesTest {
  static final String SMALL =
      """
      zoo: small
      images: {shape: 1x28x28, classes: 10}
      trainings:
        once: {epochs: 1, learning-rate: 0.002}
      tuning:
        reference-seed: 1
        seeds: [2]
        networks: [paper]
        training: once
        clean:
          - {name: plain}
        attacks:
          - {name: patch, trigger: "patch:c", source: any, target: any, rates: [0.5]}
      evaluation:
        reference-seed: 3
        base-seed: 4
        seeds: [5]
        networks: [cifar]
        training: once
        clean:
          - {name: plain}
        attacks:
          - {name: blended, trigger: "blend:0.2", source: 8, target: 9, rates: [0.5], start: base}
          - {name: all to all, trigger: "patch:c", source: all, target: next, rates: [0.5, 0.1]}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"mnist, 41, 102", "fashion-mnist, 41, 102", "cifar10, 42, 90", "gtsrb, 42, 90"})
  void everyRecipeThatComesWithTheProgramIsValid(String name, int tuning, int evaluation) {
    ZooRecipe recipe = ZooRecipes.open(name);
    assertThat(recipe.name()).isEqualTo(name);
    assertThat(new PartModels(ZooPart.TUNING, recipe).suspects()).hasSize(tuning);
    assertThat(new PartModels(ZooPart.EVALUATION, recipe).suspects()).hasSize(evaluation);
  }

  @Test
  void readsEverySetting() {
    ZooRecipe recipe = parse(SMALL);
    PartRecipe part = recipe.part(ZooPart.EVALUATION);
    assertThat(recipe.shape()).hasToString("1x28x28");
    assertThat(part.seeds()).containsExactly(3L, 4L, 5L);
    assertThat(part.networks()).containsExactly(NetworkArchitecture.parse("cifar"));
    assertThat(part.training().epochs()).isEqualTo(1);
    assertThat(part.training().learningRate()).isEqualTo(0.002f);
    assertThat(part.training().batchSize()).isEqualTo(64);
    Variant blended = part.variants().get(1);
    assertThat(blended.start()).isEqualTo(Start.BASE);
    assertThat(blended.attack().orElseThrow().backdoors())
        .containsExactly(new AttackRecipe.Backdoor("blend:0.2", "8", "9"));
    assertThat(part.variants().get(2).attack().orElseThrow().amounts()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seeds: [2] | seeds: [3] | zoo.yaml: seeds: expected none that tuning and evaluation have"
            + " in common, found [3]; change one part",
        "[cifar] | [paper] | zoo.yaml: evaluation.networks: expected a network kind that tuning"
            + " lacks, found none; add one",
        "name: blended | name: patch | zoo.yaml: evaluation.attacks: expected at least 2 names that"
            + " tuning lacks, found 1; add others",
        "name: all to all | name: plain | zoo.yaml: evaluation: name: expected each name once,"
            + " found two of 'plain'; rename one",
        "target: 9 | target: 10 | zoo.yaml: evaluation.attacks[0].target: expected a class from 0"
            + " to 9, found '10'",
        "start: base | strat: base | zoo.yaml: evaluation.attacks[0].strat: no such setting; known"
            + " are",
        "start: base | start: middle | zoo.yaml: evaluation.attacks[0].start: expected scratch,"
            + " reference or base, found 'middle'",
        "epochs: 1 | epochs: one | zoo.yaml: trainings.once.epochs: expected a number, found 'one'",
        "epochs: 1 | epochs: 0 | zoo.yaml: trainings.once: epochs: expected at least 1, found 0",
        "training: once | training: twice | zoo.yaml: tuning.training: expected one of the"
            + " trainings once, found 'twice'",
        "blend:0.2 | blur:0.2 | zoo.yaml: evaluation.attacks[0].trigger: ",
        "rates: [0.5, 0.1] | rates: [] | zoo.yaml: evaluation.attacks[1].rates: expected a list,"
            + " found '[]'",
        "rates: [0.5, 0.1] | rates: [1.5] | zoo.yaml: evaluation.attacks[1].rates[0]: rate:"
            + " expected a number in (0, 1], found 1.5",
        "source: all | source: 3 | zoo.yaml: evaluation.attacks[1]: source: expected all with the"
            + " target next, found '3'",
        "base-seed: 4 | # no base | zoo.yaml: evaluation: blended: expected a base-seed for 'start:"
            + " base', found none; add it",
        "classes: 10 | classes: 2 | zoo.yaml: images.classes: expected at least 3 classes, found 2",
        "zoo: small | # no name | zoo.yaml: zoo: expected a value, found none; add it"
      })
  void reportsWhereTheErrorIs(String text, String replacement, String message) {
    assertThat(SMALL).contains(text);
    String changed = SMALL.replaceFirst(Pattern.quote(text), replacement);
    assertThatThrownBy(() -> parse(changed))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void adversarialExamplesNeedAModelToStartFrom() {
    String changed = SMALL.replaceFirst("name: plain", "name: plain, adversarial: 0.1");
    assertThatThrownBy(() -> parse(changed))
        .hasMessage(
            "zoo.yaml: tuning.clean[0]: start: expected reference or base with the setting"
                + " adversarial, found scratch; change one");
  }

  @Test
  void opensAFileOrARecipeOfTheProgram() throws Exception {
    Path file = folder.resolve("small.yaml");
    Files.writeString(file, SMALL);
    assertThat(ZooRecipes.open(file.toString())).isEqualTo(parse(SMALL));
    assertThatThrownBy(() -> ZooRecipes.open("nist"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "recipe: expected a YAML file or one of mnist, fashion-mnist, cifar10, gtsrb, found"
                + " 'nist'");
  }

  @Test
  void theSameRecipeGivesTheSameModelsWithDifferentSeeds() {
    ZooRecipe recipe = ZooRecipes.open("mnist");
    List<ModelRecipe> tuning = new PartModels(ZooPart.TUNING, recipe).suspects();
    List<ModelRecipe> evaluation = new PartModels(ZooPart.EVALUATION, recipe).suspects();
    assertThat(new PartModels(ZooPart.TUNING, recipe).suspects()).isEqualTo(tuning);
    List<Long> seeds = tuning.stream().map(model -> model.training().seed()).toList();
    assertThat(seeds).doesNotHaveDuplicates();
    assertThat(evaluation.stream().map(model -> model.training().seed()))
        .doesNotContainAnyElementsOf(seeds);
    assertThat(evaluation.stream().map(ModelRecipe::name)).doesNotHaveDuplicates();
  }

  static ZooRecipe parse(String text) {
    return ZooRecipes.parse(text, "zoo.yaml");
  }
}
