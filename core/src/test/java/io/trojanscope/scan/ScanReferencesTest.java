package io.trojanscope.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.Effort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanReferencesTest {
  /** A thorough scan has eight: the first two of them may be given. */
  @ParameterizedTest
  @CsvSource({
    "0, QUICK, 2",
    "1, QUICK, 0",
    "0, STANDARD, 2",
    "3, STANDARD, 0",
    "0, THOROUGH, 8",
    "1, THOROUGH, 7",
    "2, THOROUGH, 6",
    "9, THOROUGH, 6"
  })
  void trainsWhatIsMissing(int given, Effort effort, int missing) {
    assertThat(ScanReferences.missing(given, effort)).isEqualTo(missing);
  }
}
