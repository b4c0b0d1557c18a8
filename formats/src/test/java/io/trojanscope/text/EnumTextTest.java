package io.trojanscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class EnumTextTest {
  private enum Example {
    PIXEL_MASK_IN_A_FILE
  }

  @Test
  void namesAreInLowerCaseWithUnderscoresHyphensOrSpaces() {
    assertThat(EnumText.lower(Example.PIXEL_MASK_IN_A_FILE)).isEqualTo("pixel_mask_in_a_file");
    assertThat(EnumText.hyphenated(Example.PIXEL_MASK_IN_A_FILE)).isEqualTo("pixel-mask-in-a-file");
    assertThat(EnumText.words(Example.PIXEL_MASK_IN_A_FILE)).isEqualTo("pixel mask in a file");
  }

  /** In Turkish, the lower case of I has no dot. */
  @Test
  void theLocaleOfTheMachineChangesNothing() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(EnumText.lower(Example.PIXEL_MASK_IN_A_FILE)).isEqualTo("pixel_mask_in_a_file");
    } finally {
      Locale.setDefault(before);
    }
  }
}
