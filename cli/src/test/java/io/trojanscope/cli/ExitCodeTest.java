package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
  @Test
  void anErrorGoesBeforeAFindingAndThatBeforeAMissingVerdict() {
    assertThat(ExitCode.worst(List.of(0, 3, 1, 2))).isEqualTo(2);
    assertThat(ExitCode.worst(List.of(0, 3, 1))).isEqualTo(1);
    assertThat(ExitCode.worst(List.of(3, 0))).isEqualTo(3);
    assertThat(ExitCode.worst(List.of(0, 0))).isZero();
  }
}
