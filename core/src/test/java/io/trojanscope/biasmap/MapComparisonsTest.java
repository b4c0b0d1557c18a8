package io.trojanscope.biasmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.result.MapsDocument;
import io.trojanscope.result.ModelMaps;
import io.trojanscope.result.SampleResults;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MapComparisonsTest {
  private static final SampleResults THREE = SampleResults.named(List.of("a", "b", "c"));

  @Test
  void givesOneEntryPerClassInOrder() {
    assertThat(THREE.perClass().comparisons())
        .extracting(MapComparison::key)
        .containsExactly(key(0), key(1), key(2));
  }

  @Test
  void givesPairsBySourceThenPredicted() {
    assertThat(THREE.perPair().comparisons())
        .extracting(c -> c.key().toString())
        .startsWith(
            "source 0, predicted 0",
            "source 0, predicted 1",
            "source 0, predicted 2",
            "source 1, predicted 0")
        .hasSize(9);
  }

  /** Of 1000 attacks on class 1, (7 + 0) % 5 = 2 end in class 0 and (7 + 6) % 5 = 3 in class 2. */
  @Test
  void findsTheShareOfTheAttacksOnTheTarget() {
    MapComparison second = THREE.perClass().comparisons().get(1);

    assertThat(second.suspect().successShare()).isEqualTo(OptionalDouble.of(0.995));
    assertThat(second.reference().orElseThrow().successShare()).isEqualTo(OptionalDouble.of(0.995));
  }

  /** The one kind of untargeted attack: 1000 attacks, of which 3 ended in class 1. */
  @Test
  void findsTheShareOfUntargetedAttacks() {
    MapComparison second = THREE.untargeted(Algorithm.PER_CLASS).comparisons().get(1);

    assertThat(second.suspect().successShare()).isEqualTo(OptionalDouble.of(0.003));
  }

  @Test
  void keepsClassesWithoutAMap() {
    MapsDocument full = THREE.perClass();
    ModelMaps none =
        new ModelMaps(full.suspect().model(), full.suspect().pristine(), List.of(), List.of());
    MapsDocument empty =
        new MapsDocument(
            full.provenance(),
            full.shape(),
            full.classNames(),
            full.settings(),
            none,
            full.reference(),
            List.of(),
            full.plant());

    assertThat(empty.comparisons())
        .hasSize(3)
        .allMatch(c -> c.suspect().map().isEmpty())
        .allMatch(c -> c.suspect().successShare().isEmpty())
        .allMatch(c -> c.reference().orElseThrow().map().isPresent())
        .allMatch(c -> c.distance().isEmpty());
  }

  private static MapKey key(int predicted) {
    return new MapKey(OptionalInt.empty(), predicted);
  }
}
