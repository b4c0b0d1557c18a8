package io.trojanscope.biasmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.biasmap.AttackPlan.Attack;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttackPlanTest {
  private static final OptionalInt NONE = OptionalInt.empty();

  @Test
  void theKindsOfEachAlgorithm() {
    assertThat(kinds(Algorithm.PER_CLASS, true)).containsExactly(kind(-1, 0), kind(-1, 1));
    assertThat(kinds(Algorithm.PER_CLASS, false)).containsExactly(kind(-1, -1));
    assertThat(kinds(Algorithm.PER_PAIR, true)).containsExactly(kind(0, 1), kind(1, 0));
    assertThat(kinds(Algorithm.PER_PAIR, false)).containsExactly(kind(0, -1), kind(1, -1));
  }

  @Test
  void kindsAreOrderedBySourceThenTarget() {
    assertThat(
            List.of(kind(1, 0), kind(0, 1), kind(-1, 1), kind(0, -1), kind(-1, -1)).stream()
                .sorted())
        .containsExactly(kind(-1, -1), kind(-1, 1), kind(0, -1), kind(0, 1), kind(1, 0));
  }

  @Test
  void batchesMixKindsAndTheLastIsFilledWithItsLastAttack() {
    AttackPlan plan = new AttackPlan(kinds(Algorithm.PER_CLASS, true), 3, 4);
    Attack last = new Attack(kind(-1, 1), 2);
    assertThat(plan.size()).isEqualTo(6);
    assertThat(plan.batches()).isEqualTo(2);
    assertThat(plan.batch(0))
        .isEqualTo(plan.fullBatch(0))
        .containsExactly(
            new Attack(kind(-1, 0), 0),
            new Attack(kind(-1, 0), 1),
            new Attack(kind(-1, 0), 2),
            new Attack(kind(-1, 1), 0));
    assertThat(plan.batch(1)).containsExactly(new Attack(kind(-1, 1), 1), last);
    assertThat(plan.fullBatch(1)).containsExactly(new Attack(kind(-1, 1), 1), last, last, last);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,128", "5,1", "5,7", "64,128", "128,64", "100,33"})
  void eachAttackComesOnce(int images, int batchSize) {
    List<AttackKind> kinds = AttackKind.all(config(Algorithm.PER_PAIR, true), 3);
    AttackPlan plan = new AttackPlan(kinds, images, batchSize);
    List<Attack> all =
        LongStream.range(0, plan.batches()).boxed().flatMap(b -> plan.batch(b).stream()).toList();
    assertThat(all).hasSize(6 * images).doesNotHaveDuplicates();
    assertThat(LongStream.range(0, plan.batches()).mapToObj(b -> plan.fullBatch(b).size()))
        .containsOnly(Math.min(batchSize, 6 * images));
    assertThat(plan.first(plan.batches() - 1) + plan.batch(plan.batches() - 1).size())
        .isEqualTo(plan.size());
  }

  @Test
  void countsMoreAttacksThanAnIntHolds() {
    AttackPlan plan = new AttackPlan(kinds(Algorithm.PER_CLASS, true), Integer.MAX_VALUE, 128);
    assertThat(plan.size()).isEqualTo(2L * Integer.MAX_VALUE);
    assertThat(plan.batch(plan.batches() - 1))
        .endsWith(new Attack(kind(-1, 1), Integer.MAX_VALUE - 1));
  }

  private static List<AttackKind> kinds(Algorithm algorithm, boolean targeted) {
    return AttackKind.all(config(algorithm, targeted), 2);
  }

  private static BiasMapConfig config(Algorithm algorithm, boolean targeted) {
    return new BiasMapConfig(algorithm, StartingInput.BLANK, targeted, 0.1f, 1, 1, 0);
  }

  private static AttackKind kind(int source, int target) {
    return new AttackKind(optional(source), optional(target));
  }

  private static OptionalInt optional(int classIndex) {
    return classIndex < 0 ? NONE : OptionalInt.of(classIndex);
  }
}
