package io.trojanscope.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassMeanTest {
  @Test
  void meanOfEachClassThatHasImages() {
    ArrayImages images =
        new ArrayImages(
            new ImageShape(2, 1, 1),
            4,
            new int[] {3, 0, 3, 3, 0},
            new float[][] {{.25f, 1}, {0, .5f}, {.5f, 1}, {.75f, 0.25f}, {1, 0}});

    List<ClassMean> means = ClassMean.ofEachClass(images, ProgressListener.NONE);

    assertThat(means).extracting(ClassMean::label).containsExactly(0, 3);
    assertThat(means).extracting(ClassMean::count).containsExactly(2L, 3L);
    assertThat(means.get(0).mean()).containsExactly(.5f, .25f);
    assertThat(means.get(1).mean()).containsExactly(.5f, .75f);
  }

  @Test
  void progressEndsAtTheLastImage() {
    List<Long> done = new ArrayList<>();
    ArrayImages images = ArrayImages.noise(new ImageShape(1, 1, 1), 1, 1, new int[2500]);

    ClassMean.ofEachClass(images, (task, count, total) -> done.add(count));

    assertThat(done).containsExactly(1000L, 2000L, 2500L);
  }
}
