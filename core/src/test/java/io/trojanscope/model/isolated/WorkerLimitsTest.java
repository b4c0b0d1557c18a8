package io.trojanscope.model.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerLimitsTest {
  @ParameterizedTest
  @CsvSource({"PT24H, 24 h", "PT2M, 2 min", "PT90S, 90 s", "PT1.5S, 1500 ms"})
  void writesTimesForPeople(Duration time, String text) {
    assertThat(WorkerLimits.text(time)).isEqualTo(text);
  }

  @Test
  void writesMemoryForPeople() {
    assertThat(WorkerLimits.defaults().memory()).isEqualTo("4 GiB");
    assertThat(new WorkerLimits(1536L << 20, Duration.ofSeconds(1), Duration.ofSeconds(1)).memory())
        .isEqualTo("1536 MiB");
  }

  @Test
  void refusesTooLittle() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new WorkerLimits(1 << 20, second, second))
        .hasMessage("expected a memory limit of at least 512 MiB, found 1048576 bytes");
    assertThatThrownBy(() -> new WorkerLimits(1L << 30, Duration.ZERO, second))
        .hasMessage("expected time limits above 0, found PT0S and PT1S");
  }
}
