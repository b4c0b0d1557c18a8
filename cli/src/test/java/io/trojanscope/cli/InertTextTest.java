package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InertTextTest {
  @Test
  void plainTextStaysAsItIs() {
    String text = "data/Zählung 數字 😀 (1).onnx: expected 10, found '\\n'";
    assertThat(InertText.of(text)).isEqualTo(text);
  }

  @Test
  void controlCharactersBecomeVisible() {
    assertThat(InertText.of("\u001b[2J\u0007\r\n\t\u0000\u007f\u009b"))
        .isEqualTo("\\u001b[2J\\u0007\\r\\n\\t\\u0000\\u007f\\u009b");
  }

  @Test
  void whatTurnsOrSplitsALineBecomesVisible() {
    assertThat(InertText.of("\u202egnp.exe\u2066\u200b\u2028\u2029\ufeff"))
        .isEqualTo("\\u202egnp.exe\\u2066\\u200b\\u2028\\u2029\\ufeff");
  }

  @Test
  void brokenAndTagCharactersBecomeVisible() {
    assertThat(InertText.of("\ud83d" + "x" + Character.toString(0xE0041)))
        .isEqualTo("\\ud83dx\\U000e0041");
  }
}
