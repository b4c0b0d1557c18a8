package io.trojanscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
  @Test
  void numbersAreComparedByValue() {
    List<String> sorted =
        List.of("", "0", "01", "1", "2", "9", "10", "100", "a", "a2b1", "a2b10", "a10", "b", "é");
    List<String> names = new ArrayList<>(sorted);
    Collections.shuffle(names, new Random(1));

    names.sort(NaturalOrder.INSTANCE);

    assertThat(names).isEqualTo(sorted);
  }

  @Test
  void numbersOfAnyLengthAreCompared() {
    String nines = "9".repeat(50);

    assertThat(NaturalOrder.INSTANCE.compare(nines, "1" + nines)).isNegative();
    assertThat(NaturalOrder.INSTANCE.compare("n007", "n7")).isNegative();
    assertThat(NaturalOrder.INSTANCE.compare("n7", "n7")).isZero();
  }
}
