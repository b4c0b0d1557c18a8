package io.trojanscope.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.spec.ImageShape;
import org.junit.jupiter.api.Test;

class ThumbnailTest {
  @Test
  void averagesBlocksAndWhatIsLeftAtTheEdges() {
    float[] values = {
      1, 3, 5,
      5, 7, 7,
      2, 4, 9
    };

    Thumbnail thumbnail = Thumbnail.of(new ImageShape(1, 3, 3), values, 2);

    assertThat(thumbnail.shape()).isEqualTo(new ImageShape(1, 2, 2));
    assertThat(thumbnail.values()).containsExactly(4, 6, 3, 9);
  }

  @Test
  void keepsSmallImagesAsTheyAre() {
    float[] values = {1, 2};

    assertThat(Thumbnail.of(new ImageShape(1, 1, 2), values, 2).values()).isSameAs(values);
    assertThat(Thumbnail.of(new ImageShape(1, 1, 2), values, Integer.MAX_VALUE).values())
        .isSameAs(values);
  }
}
