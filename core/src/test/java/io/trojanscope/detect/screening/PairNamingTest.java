package io.trojanscope.detect.screening;

import static io.trojanscope.fixtures.PlantedPixel.BACKDOORED;
import static io.trojanscope.fixtures.PlantedPixel.CLEAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.search.TriggerFinding;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sizes of the triggers are given; the models, of six classes, are asked for nothing else. */
class PairNamingTest {
  private static final double STATISTIC = 7.5;

  /** A trigger out of class 1, which first seemed to lead into class 2. */
  private static final ClassPair FOUND = new ClassPair(1, 2);

  private final Map<ClassPair, Float> inSuspect = new HashMap<>();
  private final Map<ClassPair, Float> inReference = new HashMap<>();
  private final List<List<ClassPair>> searched = new ArrayList<>();

  @Test
  void thePairWhoseTriggerShrankMostIsNamed() {
    sizes(new ClassPair(1, 4), 2, 8);
    sizes(new ClassPair(3, 2), 1, 3);

    TriggerFinding named = name(Set.of());

    assertThat(named.pair()).isEqualTo(new ClassPair(1, 4));
    assertThat(named.statistic()).isEqualTo(STATISTIC);
    assertThat(named.trigger().size()).isEqualTo(2);
  }

  @Test
  void aTriggerThatDoesNotWorkIsNotNamed() {
    sizes(new ClassPair(1, 4), 2, 8);
    sizes(new ClassPair(5, 2), 1, 100);

    assertThat(name(Set.of(new ClassPair(5, 2))).pair()).isEqualTo(new ClassPair(1, 4));
  }

  @Test
  void onlyPairsOfTheSourceOrTheTargetAreSearchedInBothModels() {
    name(Set.of());

    List<ClassPair> pairs =
        List.of(
            FOUND,
            new ClassPair(1, 0),
            new ClassPair(0, 2),
            new ClassPair(1, 3),
            new ClassPair(3, 2),
            new ClassPair(1, 4),
            new ClassPair(4, 2),
            new ClassPair(1, 5),
            new ClassPair(5, 2));
    assertThat(searched).containsExactly(pairs, pairs);
  }

  @Test
  void thePairOfTheFindingStaysIfNoTriggerWorks() {
    name(Set.of());

    TriggerFinding named = name(Set.copyOf(searched.get(0)));

    assertThat(named.pair()).isEqualTo(FOUND);
    assertThat(named.trigger().converged()).isFalse();
  }

  /** Of the classes 0 to 44, every third is tried: 15, none of which is 1 or 2. */
  @Test
  void ofManyClassesSomeAreTried() {
    ImageShape shape = new ImageShape(1, 1, 1);
    name(Set.of(), new LinearClassifier(shape, new float[45][1]));

    assertThat(searched.get(0))
        .hasSize(1 + 2 * 15)
        .contains(new ClassPair(1, 42), new ClassPair(42, 2))
        .doesNotContain(new ClassPair(1, 43));
  }

  private void sizes(ClassPair pair, float suspect, float reference) {
    inSuspect.put(pair, suspect);
    inReference.put(pair, reference);
  }

  private TriggerFinding name(Set<ClassPair> failing) {
    return name(failing, BACKDOORED);
  }

  private TriggerFinding name(Set<ClassPair> failing, DifferentiableClassifier suspect) {
    PairSearch search =
        (pairs, model, task) -> {
          searched.add(pairs);
          Map<ClassPair, Float> sizes = model == suspect ? inSuspect : inReference;
          return pairs.stream()
              .map(pair -> trigger(pair, sizes.getOrDefault(pair, 10f), !failing.contains(pair)))
              .toList();
        };
    CandidateTrigger first = new CandidateTrigger(FOUND, new float[0], new float[0], true);
    return new PairNaming(search).name(new TriggerFinding(FOUND, STATISTIC, first), suspect, CLEAN);
  }

  private static MaskTrigger trigger(ClassPair pair, float size, boolean works) {
    return new MaskTrigger(
        pair, new SmallestTrigger(size, new float[] {size}, new float[1], works));
  }
}
