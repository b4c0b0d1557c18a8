package io.trojanscope.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Numbers by Python's integers, modulo 2^64. They must not change, or results do. */
class SeedsTest {
  @Test
  void ofAPart() {
    assertThat(Seeds.of(7, 0)).isEqualTo(0x9e3779b97f4a7c12L);
    assertThat(Seeds.of(7, 5)).isEqualTo(0xb54cda58fbbee879L);
    assertThat(Seeds.of(-3, 0)).isEqualTo(0x61c8864680b583e8L);
    assertThat(Seeds.of(7, -1)).isEqualTo(7);
  }

  @Test
  void streamsBeginAtTheseSeeds() {
    assertThat(Seeds.random(7, 5).nextLong())
        .isEqualTo(new SplittableRandom(0xb54cda58fbbee879L).nextLong());
    assertThat(Seeds.random(7, 2, 4).nextLong())
        .isEqualTo(new SplittableRandom(0x661f080deda708a5L).nextLong());
  }
}
