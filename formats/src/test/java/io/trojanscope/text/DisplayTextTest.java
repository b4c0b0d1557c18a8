package io.trojanscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {
  @ParameterizedTest
  @CsvSource({
    "cat, cat",
    "'\u001b[2J\u0007\u0000', '\\u001b[2J\\u0007\\u0000'",
    "'a\nb\tc\r', 'a\\nb\\tc\\r'",
    "'a\u007fb\u0085c', 'a\\u007fb\\u0085c'",
    "'a\u202eb\u2066c\ufeff', 'a\\u202eb\\u2066c\\ufeff'",
    "'a\u2028b\u200bc', 'a\\u2028b\\u200bc'",
    "'a\ud800b', 'a\\ud800b'",
    "'a\ue000b', 'a\\ue000b'",
    "'\udb40\udc41', '\\U000e0041'",
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

  @Test
  void asciiShowsLettersThatPassForOthers() {
    assertThat(DisplayText.ascii("p\u0430ypal \uD83D\uDE00")).isEqualTo("p\\u0430ypal \\U0001f600");
    assertThat(DisplayText.ascii("x".repeat(301))).isEqualTo("x".repeat(300) + "...");
  }
}
