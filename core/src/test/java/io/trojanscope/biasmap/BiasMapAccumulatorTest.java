package io.trojanscope.biasmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.attack.evasion.AdversarialExamples;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Logits;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BiasMapAccumulatorTest {
  private static final ImageShape SHAPE = new ImageShape(1, 1, 2);
  private static final List<String> CLASSES = List.of("a", "b", "c");
  private static final OptionalInt NONE = OptionalInt.empty();
  private static final AttackKind TOWARDS_1 = new AttackKind(NONE, OptionalInt.of(1));
  private static final AttackKind TOWARDS_2 = new AttackKind(NONE, OptionalInt.of(2));

  @Test
  void averagesExamplesByPredictedClass() {
    BiasMapAccumulator accumulator = accumulator();
    AdversarialExamples examples =
        new AdversarialExamples(
            batch(0.5f, 0.5f, 0f, 1f, 0.25f, 0f),
            batch(1f, 0.5f, 0f, 0.5f, 0.25f, 1f),
            new Logits(3, 3, new float[] {0, 9, 0, 0, 9, 0, 0, 0, 9}));
    accumulator.add(TOWARDS_1, examples, 0, 1);
    accumulator.add(TOWARDS_1, examples, 1, 3);
    accumulator.add(TOWARDS_2, examples, 2, 1);
    BiasMaps maps = accumulator.biasMaps();

    assertThat(maps.maps()).extracting(BiasMap::predicted).containsExactly(1, 2);
    BiasMap one = maps.map(NONE, 1).orElseThrow();
    assertThat(one.count()).isEqualTo(4);
    assertThat(one.adversarial().mean().values()).containsExactly(0.25f, 0.5f);
    assertThat(one.adversarial().standardDeviation().values()[0])
        .isCloseTo((float) Math.sqrt(3 / 16.0), within(1e-7f));
    assertThat(one.adversarial().standardDeviation().values()[1]).isZero();
    assertThat(one.perturbation().mean().values()).containsExactly(0.125f, -0.375f);
    BiasMap two = maps.map(NONE, 2).orElseThrow();
    assertThat(two.adversarial().mean().values()).containsExactly(0.25f, 1f);
    assertThat(two.perturbation().mean().values()).containsExactly(0f, 1f);
    assertThat(maps.map(NONE, 0)).isEmpty();

    AttackCounts counts = maps.counts().get(0);
    assertThat(counts.target()).hasValue(1);
    assertThat(counts.predicted()).containsExactly(0L, 4L, 0L);
    assertThat(counts.attacks()).isEqualTo(4);
  }

  @Test
  void keepsPairsApartAndInOrder() {
    BiasMapAccumulator accumulator = accumulator();
    AdversarialExamples examples = examples(1);
    OptionalInt target = OptionalInt.of(0);
    accumulator.add(new AttackKind(OptionalInt.of(2), target), examples, 0, 1);
    accumulator.add(new AttackKind(OptionalInt.of(1), target), examples, 0, 1);
    BiasMaps maps = accumulator.biasMaps();
    assertThat(maps.maps())
        .extracting(BiasMap::source)
        .containsExactly(OptionalInt.of(1), OptionalInt.of(2));
    assertThat(maps.counts())
        .extracting(AttackCounts::source)
        .containsExactly(OptionalInt.of(1), OptionalInt.of(2));
  }

  @Test
  void ofNothingThereAreNoMaps() {
    assertThat(accumulator().biasMaps().maps()).isEmpty();
    assertThat(accumulator().biasMaps().counts()).isEmpty();
  }

  private static BiasMapAccumulator accumulator() {
    return new BiasMapAccumulator(config(1), SHAPE, CLASSES);
  }

  private static BiasMapConfig config(long seed) {
    return new BiasMapConfig(Algorithm.PER_CLASS, StartingInput.NOISE, true, 0.1f, 1, 1, seed);
  }

  private static AdversarialExamples examples(int count) {
    SplittableRandom random = new SplittableRandom(5);
    return new AdversarialExamples(
        batch(random.doubles(count * 2L).toArray()),
        batch(random.doubles(count * 2L).toArray()),
        new Logits(count, 3, floats(random.doubles(count * 3L).toArray())));
  }

  private static ImageBatch batch(double... values) {
    return batch(floats(values));
  }

  private static ImageBatch batch(float... values) {
    return new ImageBatch(values.length / 2, SHAPE, values);
  }

  private static float[] floats(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
