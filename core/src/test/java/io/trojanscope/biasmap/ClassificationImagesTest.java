package io.trojanscope.biasmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Logits;
import io.trojanscope.spec.ImageShape;
import org.junit.jupiter.api.Test;

class ClassificationImagesTest {
  @Test
  void meansAreOfTheImagesThatTheModelGaveTheClass() {
    ImageShape pair = new ImageShape(1, 1, 2);
    ImageBatch batch = new ImageBatch(3, pair, new float[] {1, 0, 0.5f, 1, 0, 1});
    Logits logits = new Logits(3, 2, new float[] {1, 0, 2, 0, 0, 1});
    ClassificationImages images = new ClassificationImages(2, 2);
    for (int i = 0; i < batch.count(); i++) {
      images.add(batch, i, logits);
    }
    ClassificationImages other = new ClassificationImages(2, 2);
    other.add(
        new ImageBatch(1, pair, new float[] {0.75f, 0}), 0, new Logits(1, 2, new float[] {1, 0}));

    assertThat(images.count(0)).isEqualTo(2);
    assertThat(images.count(1)).isEqualTo(1);
    assertThat(images.mean(0)).containsExactly(0.75f, 0.5f);
    assertThat(images.distance(other, 0)).isEqualTo(0.5, within(1e-7));
    assertThat(images.distance(other, 1)).isNaN();
  }
}
