package io.trojanscope.lab.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.attack.poison.LabelMap;
import io.trojanscope.attack.poison.PoisoningPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartModelsTest {
  private static final ZooRecipe RECIPE = ZooRecipesTest.parse(ZooRecipesTest.SMALL);

  @Test
  void namesTheModelsOfEachNetworkKindSeedAndAmount() {
    assertThat(new PartModels(ZooPart.EVALUATION, RECIPE).suspects())
        .extracting(ModelRecipe::name)
        .containsExactly(
            "cifar-base-1",
            "cifar-plain-1",
            "cifar-blended-1",
            "cifar-all-to-all-1",
            "cifar-all-to-all-2");
  }

  @Test
  void describesHowAModelIsMade() {
    List<ModelRecipe> models = new PartModels(ZooPart.EVALUATION, RECIPE).suspects();
    assertThat(models.get(1).description()).isEqualTo("cifar, plain, from scratch");
    assertThat(models.get(2).description())
        .isEqualTo("cifar, blended, from the base model, blend:0.2, 8 to 9, rate 0.5");
    assertThat(models.get(4).backdoors().get(0).labelMap()).isEqualTo(LabelMap.NEXT);
    assertThat(models.get(4).backdoors().get(0).amount().spec()).isEqualTo("rate 0.1");
  }

  @Test
  void theSeedChoosesSourceAndTarget() {
    List<PoisoningPlan> plans =
        new PartModels(ZooPart.TUNING, ZooRecipes.open("mnist"))
            .suspects().stream().flatMap(model -> model.backdoors().stream()).toList();
    assertThat(plans)
        .allSatisfy(
            plan ->
                assertThat(plan.sources().listed())
                    .doesNotContain(plan.labelMap().target().orElseThrow()));
    assertThat(plans.stream().map(plan -> plan.labelMap().target()).distinct())
        .hasSizeGreaterThan(4);
    assertThat(plans.stream().map(PoisoningPlan::seed)).doesNotHaveDuplicates();
  }

  @Test
  void aWatermarkKeepsItsLabels() {
    ModelRecipe marked =
        new PartModels(ZooPart.TUNING, ZooRecipes.open("mnist"))
            .suspects().stream().filter(m -> m.watermark().isPresent()).findFirst().orElseThrow();
    assertThat(marked.backdoors()).isEmpty();
    assertThat(marked.watermark().orElseThrow().options().cleanLabel()).isTrue();
    assertThat(marked.settings()).containsEntry("watermark poison.trigger", "patch:s@1,1");
  }
}
