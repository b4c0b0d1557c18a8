package io.trojanscope.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownAccuracyTest {
  private static final ImageShape SHAPE = new ImageShape(1, 4, 4);
  private static final int CLASSES = 4;

  /** Each class looks at a row: its own, or that of the class some further. */
  private static LinearClassifier rows(int further) {
    float[][] weights = new float[CLASSES][SHAPE.size()];
    for (int c = 0; c < CLASSES; c++) {
      for (int column = 0; column < 4; column++) {
        weights[c][(c + further) % CLASSES * 4 + column] = 5;
      }
    }
    return new LinearClassifier(SHAPE, weights);
  }

  @Test
  void aModelThatAgreesWithTheReferenceIsTrained() {
    assertThat(UnknownAccuracy.obstacle(rows(0), List.of(rows(0)), 1, 1)).isEmpty();
  }

  @Test
  void aModelThatDisagreesMayBeUntrained() {
    assertThat(UnknownAccuracy.obstacle(rows(1), List.of(rows(0)), 1, 1).orElseThrow())
        .startsWith("the model agrees with the reference on 0.0 % of 64 images made from noise");
  }

  @Test
  void withoutAReferenceNothingIsKnown() {
    assertThat(UnknownAccuracy.obstacle(rows(0), List.of(), 1, 1).orElseThrow())
        .startsWith("without images and a reference, nothing shows that the model is trained");
  }
}
