package io.trojanscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.spec.ImageShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByteImagesTest {
  private static final ImageShape SHAPE = new ImageShape(2, 1, 2);
  private static final List<String> CLASSES = List.of("cat", "dog");

  @Test
  void givesIntensitiesFrom0To1AtTheOffset() {
    float[] destination = {9, 9, 9, 9, 9, 9};
    images().copyImage(1, destination, 1);

    assertThat(destination).containsExactly(9, 0, 1, 128 / 255f, 1 / 255f, 9);
    assertThat(images().label(1)).isEqualTo(1);
    assertThat(images().size()).isEqualTo(2);
    assertThat(images().classCount()).isEqualTo(2);
  }

  @Test
  void arraysAreCopied() {
    byte[][] arrays = {{1, 2, 3, 4}};
    int[] labels = {1};
    ByteImages images = ByteImages.copyOf(SHAPE, CLASSES, arrays, labels);
    arrays[0][0] = 77;
    arrays[0] = null;
    labels[0] = 0;

    assertThat(images.batch(0).values()[0]).isEqualTo(1 / 255f);
    assertThat(images.label(0)).isEqualTo(1);
  }

  @Test
  void hashIsOfShapeLabelsAndValues() {
    // printf '2x1x2\n\0\0\0\0\001\002\003\004\0\0\0\001\0\377\200\001' | sha256sum
    assertThat(images().sha256())
        .isEqualTo("e3cac4def474d223d8c220a1699a5e50f5266163f47d1a84e1593da5d833afe6");
    byte[][] arrays = {{1, 2, 3, 4}, {0, -1, -128, 1}};
    assertThat(
            ByteImages.copyOf(new ImageShape(1, 2, 2), CLASSES, arrays, new int[] {0, 1}).sha256())
        .isNotEqualTo(images().sha256());
    assertThat(ByteImages.copyOf(SHAPE, CLASSES, arrays, new int[] {1, 0}).sha256())
        .isNotEqualTo(images().sha256());
  }

  @Test
  void arraysThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> make(new byte[0][], new int[0])).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> make(new byte[1][4], new int[2])).hasMessageContaining("2 labels");
    assertThatThrownBy(() -> make(new byte[1][5], new int[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("image 0: expected 2x1x2, found 5 values");
    assertThatThrownBy(() -> make(new byte[1][4], new int[] {2}))
        .hasMessage("image 0: expected one of [cat, dog], found label 2");
    assertThatThrownBy(() -> make(new byte[1][4], new int[] {-1})).hasMessageContaining("label -1");
  }

  @Test
  void twoSetsOfDifferentKindMakeNoData() {
    ByteImages images = images();
    ByteImages otherShape =
        ByteImages.copyOf(new ImageShape(1, 1, 1), CLASSES, new byte[1][1], new int[1]);
    ByteImages otherClasses =
        ByteImages.copyOf(SHAPE, List.of("cat", "cow"), new byte[1][4], new int[1]);

    assertThat(new LabeledData("pets", images, images).classNames()).isEqualTo(CLASSES);
    assertThatThrownBy(() -> new LabeledData("pets", images, otherShape))
        .hasMessage("expected test images of 2x1x2, found 1x1x1");
    assertThatThrownBy(() -> new LabeledData("pets", images, otherClasses))
        .hasMessage("expected test classes [cat, dog], found [cat, cow]");
  }

  private static ByteImages images() {
    return make(new byte[][] {{1, 2, 3, 4}, {0, -1, -128, 1}}, new int[] {0, 1});
  }

  private static ByteImages make(byte[][] images, int[] labels) {
    return ByteImages.copyOf(SHAPE, CLASSES, images, labels);
  }
}
