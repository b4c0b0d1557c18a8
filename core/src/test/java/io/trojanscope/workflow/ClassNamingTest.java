package io.trojanscope.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.image.ImagesInMemory;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassNamingTest {
  private static final ImageShape SHAPE = new ImageShape(1, 1, 1);

  private static List<String> names(List<String> model, List<String> images) {
    LabeledImages labeled = new ImagesInMemory(SHAPE, images, new float[][] {{0.5f}}, 0);
    return ClassNaming.of(
        new ModelSpec(SHAPE, Normalization.identity(1), model), Optional.of(labeled));
  }

  @Test
  void imagesNameTheClassesOfAModelThatHasNumbers() {
    assertThat(names(List.of("0", "1"), List.of("cat", "deer"))).containsExactly("cat", "deer");
  }

  @Test
  void theModelsOwnNamesGoFirst() {
    assertThat(names(List.of("dog", "1"), List.of("cat", "deer"))).containsExactly("dog", "1");
    assertThat(names(List.of("1", "0"), List.of("cat", "deer"))).containsExactly("1", "0");
  }

  @Test
  void imagesOfAnotherNumberOfClassesNameNothing() {
    assertThat(names(List.of("0", "1"), List.of("cat", "deer", "frog"))).containsExactly("0", "1");
  }

  @Test
  void withoutImagesTheNumbersStay() {
    ModelSpec model = new ModelSpec(SHAPE, Normalization.identity(1), List.of("0", "1"));

    assertThat(ClassNaming.of(model, Optional.empty())).containsExactly("0", "1");
  }
}
