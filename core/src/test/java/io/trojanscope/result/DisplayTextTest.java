package io.trojanscope.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {
  @ParameterizedTest
  @CsvSource({
    "cat, cat",
    "'\u001b[31mred', '\u241b[31mred'",
    "'a\nb\tc', 'a\u240ab\u2409c'",
    "'a\u007fb\u0085c', 'a\u2421b\ufffdc'",
    "'a\u202eb\u2066c', 'a\ufffdb\ufffdc'",
    "'a\u2028b\u200bc', 'a\ufffdb\ufffdc'",
    "'a\ud800b', 'a\ufffdb'",
    "'a\ue000b', 'a\ufffdb'",
    "'Zürich 東京 🐈 \u200d', 'Zürich 東京 🐈 \u200d'",
  })
  void makesTextInert(String text, String expected) {
    assertThat(DisplayText.inert(text)).isEqualTo(expected);
  }

  @Test
  void cutsLongLabelsBetweenCharacters() {
    assertThat(DisplayText.label("🐈".repeat(9), 4)).isEqualTo("🐈🐈🐈…");
    assertThat(DisplayText.label("abcd", 4)).isEqualTo("abcd");
  }

  @Test
  void neverGivesAnEmptyLabel() {
    assertThat(DisplayText.label(" ", 4)).isEqualTo("(no name)");
  }

  @Test
  void isolatesTextFromRightToLeft() {
    assertThat(DisplayText.label("אב", 4)).isEqualTo("\u2068אב\u2069");
  }
}
