package io.trojanscope.attack.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoisonedDatasetTest {
  private static final ImageShape SHAPE = new ImageShape(3, 12, 10);
  private static final ArrayImages PRISTINE =
      ArrayImages.noise(SHAPE, 3, 42, 0, 1, 1, 2, 1, 0, 1, 2);

  @Test
  void trainingImagesGetTheTriggerAndTheTargetLabel() {
    PoisonedDataset poisoned = PoisonedDataset.forTraining(PRISTINE, plan("patch:c", 3, 1));

    assertThat(poisoned.poisonedIndices()).containsExactly(1, 2, 4);
    assertThat(labels(poisoned)).containsExactly(0, 2, 2, 2, 2, 0, 1, 2);
    for (int i = 0; i < PRISTINE.size(); i++) {
      boolean poison = i == 1 || i == 2 || i == 4;
      float[] expected = PRISTINE.images()[i].clone();
      if (poison) {
        expected = TriggerTesting.applied("patch:c", SHAPE, expected);
        assertThat(expected).isNotEqualTo(PRISTINE.images()[i]);
      }
      assertThat(poisoned.isPoisoned(i)).isEqualTo(poison);
      assertThat(image(poisoned, i)).containsExactly(expected);
    }
  }

  @Test
  void testImagesAllGetTheTriggerAndKeepTheirLabels() {
    PoisonedDataset poisoned = PoisonedDataset.forTesting(PRISTINE, plan("patch:c", 1, 1));

    assertThat(poisoned.poisonedIndices()).containsExactly(1, 2, 4, 6);
    assertThat(labels(poisoned)).containsExactly(PRISTINE.labels());
    assertThat(image(poisoned, 6)).isNotEqualTo(image(PRISTINE, 6));
    assertThat(image(poisoned, 7)).containsExactly(image(PRISTINE, 7));
  }

  @Test
  void theRestIsThePristineDataSets() {
    PoisonedDataset poisoned = PoisonedDataset.forTraining(PRISTINE, plan("patch:c", 3, 1));

    assertThat(poisoned.shape()).isEqualTo(SHAPE);
    assertThat(poisoned.size()).isEqualTo(8);
    assertThat(poisoned.classNames()).containsExactly("0", "1", "2");
    assertThat(poisoned.pristine()).isSameAs(PRISTINE);
  }

  @Test
  void copiesToTheOffsetOnly() {
    PoisonedDataset poisoned = PoisonedDataset.forTraining(PRISTINE, plan("multiply:0.5", 1, 1));
    float[] destination = new float[SHAPE.size() + 3];
    Arrays.fill(destination, -1f);

    poisoned.copyImage(1, destination, 2);

    assertThat(destination).startsWith(-1f, -1f, 0.5f * PRISTINE.images()[1][0]).endsWith(-1f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"random:x", "blend:0.5", "sinusoid:0.2,3"})
  void sameBitsInAnyOrderFromAnyThread(String trigger) {
    ArrayImages pristine = ArrayImages.noise(SHAPE, 3, 1, interleavedLabels(300));
    PoisonedDataset poisoned = PoisonedDataset.forTesting(pristine, plan(trigger, 1, 9));
    float[][] inOrder = new float[300][];
    for (int i = 0; i < 300; i++) {
      inOrder[i] = image(poisoned, i);
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, 300).boxed().toList());
    Collections.reverse(order);

    order.parallelStream()
        .forEach(i -> assertThat(image(poisoned, i)).as("image %d", i).containsExactly(inOrder[i]));

    PoisonedDataset again = PoisonedDataset.forTesting(pristine, plan(trigger, 1, 9));
    assertThat(image(again, 298)).containsExactly(inOrder[298]);
  }

  /** Equal images get different places or partners, by their index and by the seed. */
  @ParameterizedTest
  @ValueSource(strings = {"random:x", "blend:0.5"})
  void chanceDependsOnIndexAndSeed(String trigger) {
    ArrayImages pristine = ArrayImages.noise(SHAPE, 3, 1, interleavedLabels(300));
    for (int i = 0; i < 300; i += 3) {
      Arrays.fill(pristine.images()[i + 1], 0f);
    }
    PoisonedDataset poisoned = PoisonedDataset.forTesting(pristine, plan(trigger, 1, 9));
    PoisonedDataset otherSeed = PoisonedDataset.forTesting(pristine, plan(trigger, 1, 10));

    assertThat(distinctImages(poisoned)).isGreaterThan(20);
    int[] indices = poisoned.poisonedIndices();
    long same =
        IntStream.of(indices)
            .filter(i -> Arrays.equals(image(poisoned, i), image(otherSeed, i)))
            .count();
    assertThat(same).isLessThan(20);
    // a neighbouring seed does not merely shift the images by one
    long shifted =
        IntStream.range(1, indices.length)
            .filter(
                k -> Arrays.equals(image(poisoned, indices[k]), image(otherSeed, indices[k - 1])))
            .count();
    assertThat(shifted).isLessThan(20);
  }

  @Test
  void hashDependsOnDataAndPlan() {
    PoisonedDataset one = PoisonedDataset.forTraining(PRISTINE, plan("patch:c", 3, 1));
    ArrayImages otherImages = ArrayImages.noise(SHAPE, 3, 43, PRISTINE.labels());

    assertThat(one.sha256())
        .matches("[0-9a-f]{64}")
        .isEqualTo(PoisonedDataset.forTraining(PRISTINE, plan("patch:c", 3, 1)).sha256());
    assertThat(
            List.of(
                one.sha256(),
                PRISTINE.sha256(),
                PoisonedDataset.forTesting(PRISTINE, plan("patch:c", 3, 1)).sha256(),
                PoisonedDataset.forTraining(PRISTINE, plan("patch:x", 3, 1)).sha256(),
                PoisonedDataset.forTraining(PRISTINE, plan("patch:c", 2, 1)).sha256(),
                PoisonedDataset.forTraining(PRISTINE, plan("patch:c", 3, 2)).sha256(),
                PoisonedDataset.forTraining(otherImages, plan("patch:c", 3, 1)).sha256()))
        .doesNotHaveDuplicates();
  }

  @Test
  void hashFollowsTheContentOfABitmapNotItsPath(@TempDir Path folder) throws Exception {
    Path first = Files.writeString(folder.resolve("first"), "##\n");
    Path same = Files.writeString(folder.resolve("same"), "##\n");
    Path other = Files.writeString(folder.resolve("other"), "#.\n");

    assertThat(hash(first)).isEqualTo(hash(same)).isNotEqualTo(hash(other));
  }

  @Test
  void triggerThatDoesNotFitIsRefusedAtOnce() {
    assertThatThrownBy(() -> PoisonedDataset.forTraining(PRISTINE, plan("sinusoid:0.1,6", 1, 1)))
        .isInstanceOf(InvalidInputException.class);
    ArrayImages small = ArrayImages.noise(new ImageShape(1, 4, 4), 3, 1, 0, 1, 2);
    assertThatThrownBy(() -> PoisonedDataset.forTesting(small, plan("patch:c", 1, 1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("4 rows and 4 columns");
    ArrayImages noTarget = ArrayImages.noise(SHAPE, 3, 1, 0, 1);
    assertThatThrownBy(() -> PoisonedDataset.forTesting(noTarget, plan("blend:0.1", 1, 1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected images of the target class");
  }

  private static String hash(Path bitmap) {
    return PoisonedDataset.forTraining(PRISTINE, plan("patch:" + bitmap + "@0,0", 1, 1)).sha256();
  }

  private static PoisoningPlan plan(String trigger, int count, long seed) {
    return new PoisoningPlan(
        Triggers.parse(trigger), SourceClasses.of(1), 2, new PoisonAmount.Count(count), seed);
  }

  private static long distinctImages(PoisonedDataset images) {
    return IntStream.of(images.poisonedIndices())
        .mapToObj(i -> Arrays.toString(image(images, i)))
        .distinct()
        .count();
  }

  private static int[] interleavedLabels(int count) {
    return IntStream.range(0, count).map(i -> i % 3).toArray();
  }

  private static int[] labels(LabeledImages images) {
    return IntStream.range(0, images.size()).map(images::label).toArray();
  }

  private static float[] image(LabeledImages images, int index) {
    float[] image = new float[images.shape().size()];
    images.copyImage(index, image, 0);
    return image;
  }
}
