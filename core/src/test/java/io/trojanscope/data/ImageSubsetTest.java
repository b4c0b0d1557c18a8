package io.trojanscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImageSubsetTest {
  private static final int COUNT = 50;
  private static final LabeledImages ALL = numbered();

  @Test
  void imagesComeInTheOrderGiven() {
    ImageSubset subset = ImageSubset.of(ALL, 7, 3, 7);

    assertThat(numbersIn(subset)).containsExactly(7, 3, 7);
    assertThat(subset.label(1)).isEqualTo(3);
    assertThat(subset.shape()).isEqualTo(ALL.shape());
    assertThat(subset.classNames()).isEqualTo(ALL.classNames());
  }

  @Test
  void theFirst() {
    assertThat(numbersIn(ImageSubset.first(ALL, 3))).containsExactly(0, 1, 2);
  }

  @Test
  void shufflingKeepsEveryImageAndDependsOnTheSeedAlone() {
    List<Integer> order = numbersIn(ImageSubset.shuffled(ALL, 1));

    assertThat(order)
        .containsExactlyInAnyOrderElementsOf(numbersIn(ALL))
        .isNotEqualTo(numbersIn(ALL));
    assertThat(numbersIn(ImageSubset.shuffled(ALL, 1))).isEqualTo(order);
    assertThat(numbersIn(ImageSubset.shuffled(ALL, 2))).isNotEqualTo(order);
  }

  /** Each of the 50 images is first in about 200 of 10,000 orders, give or take 4 times 14. */
  @Test
  void everyImageComesFirstEquallyOften() {
    int[] timesFirst = new int[COUNT];
    for (int seed = 0; seed < 10_000; seed++) {
      timesFirst[numbersIn(ImageSubset.shuffled(ALL, seed)).get(0)]++;
    }
    assertThat(IntStream.of(timesFirst).boxed()).allMatch(times -> times > 144 && times < 256);
  }

  @Test
  void hashDependsOnImagesAndOrder() {
    assertThat(ImageSubset.of(ALL, 1, 2).sha256())
        .hasSize(64)
        .isEqualTo(ImageSubset.of(ALL, 1, 2).sha256())
        .isNotEqualTo(ImageSubset.of(ALL, 2, 1).sha256())
        .isNotEqualTo(ALL.sha256());
  }

  @Test
  void indicesAreCopied() {
    int[] indices = {5};
    ImageSubset subset = ImageSubset.of(ALL, indices);
    indices[0] = 6;

    assertThat(numbersIn(subset)).containsExactly(5);
  }

  @Test
  void imagesThatDoNotExistAreRefused() {
    assertThatThrownBy(() -> ImageSubset.of(ALL))
        .hasMessage("expected at least 1 image, found none");
    assertThatThrownBy(() -> ImageSubset.first(ALL, 51))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected indices from 0 to 49, found 50");
    assertThatThrownBy(() -> ImageSubset.of(ALL, -1)).hasMessageContaining("found -1");
  }

  private static List<Integer> numbersIn(LabeledImages images) {
    return IntStream.range(0, images.size())
        .map(i -> Math.round(images.batch(i).values()[0] * 255))
        .boxed()
        .toList();
  }

  private static LabeledImages numbered() {
    byte[][] images = new byte[COUNT][1];
    int[] labels = new int[COUNT];
    for (int i = 0; i < COUNT; i++) {
      images[i][0] = (byte) i;
      labels[i] = i % 10;
    }
    List<String> names = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    return ByteImages.copyOf(new ImageShape(1, 1, 1), names, images, labels);
  }
}
