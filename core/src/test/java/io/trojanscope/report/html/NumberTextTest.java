package io.trojanscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "5.2149, 5.21",
    "0.012345, 0.0123",
    "1234.5, 1230",
    "-0.5, −0.5",
    "1, 1",
    "12, 12",
    "1.5e9, 1.50e+09",
    "0.00001, 1.00e-05"
  })
  void showsThreeDigits(double value, String expected) {
    assertThat(NumberText.decimal(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0\u202f%",
    "1, 100\u202f%",
    "0.99999, >\u202f99.9\u202f%",
    "0.00001, <\u202f0.1\u202f%",
    "0.9735, 97.4\u202f%",
    "0.9994, 99.9\u202f%"
  })
  void neverRoundsToAllOrNothing(double share, String expected) {
    assertThat(NumberText.percent(share)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0.93, 4.01, 0.93",
    "4.01, 4.01, 4.01",
    "0.5, 0.04, 0.5000",
    "7, 12.2, 7.0",
    "3, 1234, 3",
    "-0.13, 4.24, −0.13",
    "-0.001, 4.24, 0.00"
  })
  void keepsTheDecimalsOfAColumn(double value, double greatest, String expected) {
    assertThat(NumberText.inColumn(value, greatest)).isEqualTo(expected);
  }
}
