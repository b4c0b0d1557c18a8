package io.trojanscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.data.ByteImages;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Images of one pixel of three colours; class 1 where red is above 0.5. */
class InputCheckTest {
  private static final ImageShape PIXEL = new ImageShape(3, 1, 1);
  private static final List<String> NAMES = List.of("dark", "red");

  @Test
  void passesWhereImagesAreAsTheModelTakesThem() {
    InputCheck check = check(red -> red - 0.5, false);

    assertThat(check.passes()).isTrue();
    assertThat(check.accuracy()).isEqualTo(1);
    assertThat(check.images()).isEqualTo(512);
    assertThat(check.text()).isEqualTo("accuracy 100.0 % on 512 images");
  }

  @Test
  void namesARangeThatDoesBetter() {
    InputCheck check = check(red -> red - 127.5, false);

    assertThat(check.passes()).isFalse();
    assertThat(check.isAtChance()).isTrue();
    assertThat(check.better().orElseThrow())
        .isEqualTo(new InputCheck.Better("pixel-range 0..255", 1));
    assertThat(check.text())
        .startsWith("accuracy 5")
        .contains(
            "no better than always giving the most frequent class (5",
            "100.0 % with pixel-range 0..255");
  }

  @Test
  void namesASignedRange() {
    assertThat(check(red -> red, false).better().orElseThrow().name())
        .isEqualTo("pixel-range -1..1");
  }

  /** Cubes of even noise: mean 1/4, deviation 0.28; the classes part at 1/8. */
  @Test
  void namesMeanAndDeviationOfTheImagesThemselves() {
    InputCheck check = check(value -> value + 0.44, false, new Pixels(NAMES, 1000, 3));

    InputCheck.Better better = check.better().orElseThrow();
    assertThat(better.name()).matches("mean (0\\.2\\d+,?){3}, std (0\\.[23]\\d*,?){3}");
    assertThat(better.accuracy()).isGreaterThan(0.95);
  }

  @Test
  void namesTheOtherChannelOrder() {
    assertThat(check(red -> red - 0.5, true).better().orElseThrow())
        .isEqualTo(new InputCheck.Better("the other channel-order", 1));
  }

  @Test
  void namesInvertedImages() {
    assertThat(check(red -> 0.5 - red, false).better().orElseThrow().name())
        .isEqualTo("images with black and white exchanged");
  }

  @Test
  void failsAtChanceEvenIfNothingIsBetter() {
    InputCheck check = check(red -> Math.sin(1e4 * red), false);

    assertThat(check.passes()).isFalse();
    assertThat(check.better()).isEmpty();
    assertThat(check.text()).contains("check the images");
  }

  /** The model's second class is the images' first. */
  @Test
  void namesTheOrderOfTheClasses() {
    InputCheck check = check(red -> 0.4999 - red, false, new Inverted(new Pixels(NAMES, 1000)));

    assertThat(check.passes()).isTrue();
    check = check(red -> red - 0.5, false, new Inverted(new Pixels(NAMES, 1000)));
    assertThat(check.passes()).isFalse();
    assertThat(check.order().orElseThrow())
        .isEqualTo(new ClassOrder(List.of("red", "dark"), false, 1));
    assertThat(check.text())
        .isEqualTo(
            "accuracy 0.0 % on 512 images; each class of the images is classified as one other class; the accuracy is 100.0 % with the model's classes in the order red, dark; give class-names in that order");
  }

  @Test
  void namesAnOrderOfNamesSortedAsText() {
    int[] predicted = {0, 0, 0, 1, 1, 1, 3, 3, 3, 2, 2, 2};
    LabeledImages images =
        ByteImages.copyOf(
            new ImageShape(1, 1, 1),
            List.of("0", "1", "2", "10"),
            new byte[12][1],
            new int[] {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3});

    ClassOrder order =
        ClassOrder.of(images, IntStream.range(0, 12).toArray(), predicted).orElseThrow();

    assertThat(order).isEqualTo(new ClassOrder(List.of("0", "1", "10", "2"), true, 1));
    assertThat(order.text()).isEqualTo("0, 1, 10, 2 (names sorted as text)");
    assertThat(ClassOrder.of(images, IntStream.range(0, 12).toArray(), new int[12])).isEmpty();
  }

  @Test
  void refusesAnotherNumberOfClasses() {
    Pixels three = new Pixels(List.of("a", "b", "c"), 1000);
    assertThatThrownBy(() -> check(red -> red, false, three))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "data: expected images of %s in 2 classes, as the model takes them, found %s in 3; give"
                    .formatted(three.shape(), three.shape())
                + " images like those that the model was trained on");
  }

  @Test
  void saysThatFewImagesDoNotTell() {
    InputCheck check = check(red -> red - 0.5, false, new Pixels(NAMES, 10));

    assertThat(check.passes()).isFalse();
    assertThat(check.text())
        .matches(
            "accuracy 100\\.0 % on 10 images; these are too few .* class \\(\\d0\\.0 %\\); give more.*");
  }

  @Test
  void tellsHowFarItIs() {
    assertThat(steps(red -> red))
        .startsWith("input check 1/8")
        .endsWith("input check 8/8")
        .doesNotHaveDuplicates();
  }

  @Test
  void triesNoOtherPreprocessingWhereNoneCanBeClearlyBetter() {
    assertThat(steps(red -> red - 0.5)).containsExactly("input check 1/1");
  }

  private static List<String> steps(ToDoubleFunction<Float> logit) {
    List<String> steps = new ArrayList<>();
    InputCheck.of(
        new Threshold(logit, false),
        new Pixels(NAMES, 1000),
        (task, done, total) -> steps.add(task + " " + done + "/" + total));
    return steps;
  }

  private static InputCheck check(ToDoubleFunction<Float> logit, boolean blueFirst) {
    return check(logit, blueFirst, new Pixels(NAMES, 1000));
  }

  private static InputCheck check(
      ToDoubleFunction<Float> logit, boolean blueFirst, LabeledImages images) {
    return InputCheck.of(new Threshold(logit, blueFirst), images, ProgressListener.NONE);
  }

  /** The same images under the other label. */
  private record Inverted(Pixels pixels) implements LabeledImages {
    @Override
    public ImageShape shape() {
      return pixels.shape();
    }

    @Override
    public int size() {
      return pixels.size();
    }

    @Override
    public List<String> classNames() {
      return pixels.classNames();
    }

    @Override
    public int label(int index) {
      return 1 - pixels.label(index);
    }

    @Override
    public void copyImage(int index, float[] destination, int offset) {
      pixels.copyImage(index, destination, offset);
    }

    @Override
    public String sha256() {
      return pixels.sha256();
    }
  }

  /**
   * @param power of even noise that the intensities are
   */
  private record Pixels(List<String> classNames, int size, int power) implements LabeledImages {
    Pixels(List<String> classNames, int size) {
      this(classNames, size, 1);
    }

    @Override
    public ImageShape shape() {
      return PIXEL;
    }

    private static float noise(int index, int channel) {
      double noise = Math.sin(12.9898 * (index + 1) + 78.233 * channel) * 43758.5453;
      return (float) (noise - Math.floor(noise));
    }

    @Override
    public int label(int index) {
      return noise(index, 0) > 0.5f ? 1 : 0;
    }

    @Override
    public void copyImage(int index, float[] destination, int offset) {
      IntStream.range(0, 3).forEach(c -> destination[offset + c] = value(index, c));
    }

    private float value(int index, int channel) {
      return (float) Math.pow(noise(index, channel), power);
    }

    @Override
    public String sha256() {
      return "0".repeat(64);
    }
  }

  /** The second class's logit is a function of one channel. */
  private record Threshold(ToDoubleFunction<Float> logit, boolean blueFirst) implements Classifier {
    @Override
    public ModelSpec spec() {
      return new ModelSpec(PIXEL, Normalization.identity(3), NAMES);
    }

    @Override
    public Logits logits(ImageBatch images) {
      float[] logits = new float[2 * images.count()];
      for (int i = 0; i < images.count(); i++) {
        float red = images.values()[images.offset(i) + (blueFirst ? 2 : 0)];
        logits[2 * i + 1] = (float) logit.applyAsDouble(red);
      }
      return new Logits(images.count(), 2, logits);
    }

    @Override
    public void close() {}
  }
}
