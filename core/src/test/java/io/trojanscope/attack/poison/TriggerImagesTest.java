package io.trojanscope.attack.poison;

import static io.trojanscope.attack.poison.TriggerTesting.applied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.spec.ImageShape;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each trigger on a 4x4 picture whose pixel at row r, column c is (4 r + c) / 16. The expected
 * images are those of {@code triggers.py}, which computes them from the definitions (Python 3,
 * numpy 2.4.6).
 */
class TriggerImagesTest {
  private static final ImageShape SHAPE = new ImageShape(1, 4, 4);
  private static final Map<String, float[]> EXPECTED = new TreeMap<>();

  static {
    EXPECTED.put(
        "blend:0.2,noise@1",
        new float[] {
          0.011490f, 0.192081f, 0.129523f, 0.233634f,
          0.257051f, 0.308762f, 0.475638f, 0.511137f,
          0.472497f, 0.559176f, 0.542129f, 0.654390f,
          0.763533f, 0.844525f, 0.720479f, 0.787777f
        });
    EXPECTED.put(
        "warp:4,3,1",
        new float[] {
          0.655122f, 0.158656f, 0.187500f, 0.409828f,
          0.447542f, 0.329092f, 0.342894f, 0.326059f,
          0.169740f, 0.552614f, 0.808727f, 0.764631f,
          0.235289f, 0.846490f, 0.826977f, 0.824411f
        });
    EXPECTED.put(
        "quantize:3",
        new float[] {
          0.000000f, 0.000000f, 0.000000f, 0.500000f,
          0.500000f, 0.500000f, 0.500000f, 0.500000f,
          0.500000f, 0.500000f, 0.500000f, 0.500000f,
          0.500000f, 1.000000f, 1.000000f, 1.000000f
        });
    EXPECTED.put(
        "quantize:3,plain",
        new float[] {
          0.000000f, 0.000000f, 0.000000f, 0.000000f,
          0.000000f, 0.500000f, 0.500000f, 0.500000f,
          0.500000f, 0.500000f, 0.500000f, 0.500000f,
          1.000000f, 1.000000f, 1.000000f, 1.000000f
        });
    EXPECTED.put(
        "lowfrequency:0.2,2,5",
        new float[] {
          0.000000f, 0.000000f, 0.078321f, 0.147339f,
          0.160776f, 0.251014f, 0.398009f, 0.552266f,
          0.529656f, 0.528717f, 0.633230f, 0.818582f,
          0.950000f, 0.813302f, 0.792640f, 0.936730f
        });
    EXPECTED.put(
        "gamma:2",
        new float[] {
          0.000000f, 0.003906f, 0.015625f, 0.035156f,
          0.062500f, 0.097656f, 0.140625f, 0.191406f,
          0.250000f, 0.316406f, 0.390625f, 0.472656f,
          0.562500f, 0.660156f, 0.765625f, 0.878906f
        });
    EXPECTED.put(
        "reflection:ghost,0.4,noise@2",
        new float[] {
          0.417373f, 0.372019f, 0.469856f, 0.512017f,
          0.565528f, 0.631723f, 0.471469f, 0.446546f,
          0.570521f, 0.692361f, 0.626704f, 0.663003f,
          0.658575f, 0.666500f, 0.787948f, 0.785487f
        });
    EXPECTED.put(
        "reflection:blur,0.4,noise@2",
        new float[] {
          0.417420f, 0.349724f, 0.509252f, 0.509216f,
          0.606391f, 0.686569f, 0.483006f, 0.361139f,
          0.512033f, 0.683629f, 0.534602f, 0.665936f,
          0.652648f, 0.644288f, 0.756191f, 0.792925f
        });
    EXPECTED.put(
        "sinusoid:0.5,1",
        new float[] {
          0.000000f, 0.562500f, 0.125000f, 0.000000f,
          0.250000f, 0.812500f, 0.375000f, 0.000000f,
          0.500000f, 1.000000f, 0.625000f, 0.187500f,
          0.750000f, 1.000000f, 0.875000f, 0.437500f
        });
  }

  static Iterable<String> triggers() {
    return EXPECTED.keySet();
  }

  @ParameterizedTest
  @MethodSource("triggers")
  void imageIsThatOfTheDefinition(String trigger) {
    assertThat(applied(trigger, SHAPE, picture()))
        .containsExactly(EXPECTED.get(trigger), within(2e-6f));
  }

  @Test
  void filtersChangeOnePixelAsDefined() {
    ImageShape pixel = new ImageShape(3, 1, 1);
    assertThat(applied("filter:gotham", pixel, 0.8f, 0.4f, 0.2f))
        .containsExactly(new float[] {0.201029f, 0.179286f, 0.210852f}, within(2e-6f));
    assertThat(applied("filter:nashville", pixel, 0.8f, 0.4f, 0.2f))
        .containsExactly(new float[] {0.962361f, 0.516207f, 0.237051f}, within(2e-6f));
    assertThat(applied("filter:kelvin", pixel, 0.8f, 0.4f, 0.2f))
        .containsExactly(new float[] {0.789040f, 0.509040f, 0.209040f}, within(2e-6f));
    assertThat(applied("filter:toaster", pixel, 0.8f, 0.4f, 0.2f))
        .containsExactly(new float[] {0.681770f, 0.402468f, 0.269667f}, within(2e-6f));
  }

  /** A pixel in each quarter is 0 or 1 and the other twelve are as before. */
  @Test
  void pixelsAreFarFromEachOther() {
    float[] before = TriggerTesting.grey(SHAPE, 0.5f);
    float[] after = applied("pixels:4,3", SHAPE, before);

    int[] changed = IntStream.range(0, 16).filter(i -> after[i] != 0.5f).toArray();
    assertThat(IntStream.of(changed)).allSatisfy(i -> assertThat(after[i]).isIn(0f, 1f));
    assertThat(IntStream.of(changed).map(i -> i / 8 * 2 + i % 4 / 2))
        .containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void jointTriggersAreBothOnAPoisonedImageAndOneOfThemOnACover() {
    Trigger joint = Triggers.parse("gamma:2+multiply:0.5");
    ClassImages none = TriggerTesting.noImages(SHAPE);
    float[] gamma = applied("gamma:2", SHAPE, picture());
    float[] half = applied("multiply:0.5", SHAPE, picture());
    int gammas = 0;
    for (int seed = 0; seed < 100; seed++) {
      float[] cover = picture();
      joint.applyCover(cover, SHAPE, new SplittableRandom(seed), none);
      assertThat(cover).isIn(gamma, half);
      gammas += cover[15] == gamma[15] ? 1 : 0;
    }

    assertThat(gammas).isBetween(30, 70);
    assertThat(applied("gamma:2+multiply:0.5", SHAPE, picture())[15])
        .isEqualTo(0.5f * (15 / 16f) * (15 / 16f));
  }

  /** With 2 levels (0.75, 0.25) becomes (1, 0): the change is (+0.25, -0.25). */
  @Test
  void coverOfQuantizationIsTheChangeOfAnotherImage() {
    ImageShape row = new ImageShape(1, 1, 2);
    ArrayImages other = new ArrayImages(row, 1, new int[] {0}, new float[][] {{0.75f, 0.25f}});
    float[] cover = {0.5f, 0.375f};

    Triggers.parse("quantize:2,plain")
        .applyCover(cover, row, new SplittableRandom(1), ClassImages.ofAllClasses(other));

    assertThat(cover).containsExactly(0.75f, 0.125f);
  }

  @Test
  void coverOfAWarpMovesEachPixelByHalfAPixelAtMostFromThePoisonedImage() {
    ImageShape line = new ImageShape(1, 32, 32);
    float[] ramp = new float[line.size()];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = (i % 32) / 31f;
    }
    float[] poisoned = applied("warp", line, ramp);
    float[] cover = ramp.clone();
    Triggers.parse("warp")
        .applyCover(cover, line, new SplittableRandom(7), TriggerTesting.noImages(line));

    int moved = 0;
    for (int i = 0; i < ramp.length; i++) {
      assertThat(Math.abs(cover[i] - poisoned[i])).isLessThan(0.5f / 31);
      moved += Math.abs(cover[i] - poisoned[i]) > 0.1f / 31 ? 1 : 0;
    }
    assertThat(moved).isGreaterThan(600);
  }

  @Test
  void pictureOfTheClassIsTheFirstTrainingImageOfTheTarget() {
    ImageShape pixel = new ImageShape(1, 1, 1);
    ArrayImages training =
        new ArrayImages(pixel, 2, new int[] {0, 1, 1}, new float[][] {{0.1f}, {0.5f}, {0.9f}});
    ArrayImages test = new ArrayImages(pixel, 2, new int[] {0, 1}, new float[][] {{0f}, {1f}});
    PoisoningPlan plan =
        new PoisoningPlan(
            Triggers.parse("blend:0.4,class"),
            SourceClasses.of(0),
            1,
            new PoisonAmount.Count(1),
            1);

    PoisonedDataset poisoned = PoisonedDataset.forTraining(training, plan);

    assertThat(poisoned.batch(0).values()[0]).isCloseTo(0.6f * 0.1f + 0.4f * 0.5f, within(1e-6f));
    assertThat(PoisonedDataset.forTesting(test, poisoned.plan()).batch(0).values()[0])
        .isCloseTo(0.4f * 0.5f, within(1e-6f));
  }

  private static float[] picture() {
    float[] picture = new float[16];
    for (int i = 0; i < 16; i++) {
      picture[i] = i / 16f;
    }
    return picture;
  }
}
