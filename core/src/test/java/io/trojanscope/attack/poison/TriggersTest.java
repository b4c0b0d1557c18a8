package io.trojanscope.attack.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "patch:c patch:c",
        "patch:c@1,-7 patch:c",
        "patch:arch@+0,21 patch:arch@0,21",
        "random:s random:s",
        "multiply:2.0 multiply:2",
        "multiply:100 multiply:100",
        "blend:1e-1 blend:0.1",
        "sinusoid:0.10,6 sinusoid:0.1,6",
        "blend:0.2,noise blend:0.2,noise@1",
        "blend:.2,noise@7 blend:0.2,noise@7",
        "blend:0.2,class blend:0.2,class",
        "reflection:ghost,0.40,noise reflection:ghost,0.4,noise@1",
        "warp warp:0.5,4,1",
        "warp:1 warp:1,4,1",
        "warp:1,,3 warp:1,4,3",
        "quantize quantize:8",
        "quantize:4,plain quantize:4,plain",
        "lowfrequency lowfrequency:0.1,3,1",
        "gamma:2.0 gamma:2",
        "filter:gotham filter:gotham",
        "pixels pixels:16,1",
        "patch:x@+1,1+warp patch:x+warp:0.5,4,1",
        "gamma:2+patch:c+multiply:2 gamma:2+patch:c+multiply:2"
      })
  void specIsCanonicalAndParsesBackToAnEqualTrigger(String given, String canonical) {
    Trigger trigger = Triggers.parse(given);

    assertThat(trigger.spec()).isEqualTo(canonical).isEqualTo(trigger.identity());
    assertThat(Triggers.parse(canonical)).isEqualTo(trigger).hasSameHashCodeAs(trigger);
  }

  @Test
  void differentTriggersDiffer() {
    assertThat(
            new Trigger[] {
              Triggers.parse("patch:c"),
              Triggers.parse("patch:x"),
              Triggers.parse("patch:c@1,1"),
              Triggers.parse("random:c"),
              Triggers.parse("multiply:2"),
              Triggers.parse("multiply:3")
            })
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrap:3", "", "Patch:c", "c"})
  void anUnknownTriggerIsAnsweredWithTheKnownOnes(String spec) {
    assertThatThrownBy(() -> Triggers.parse(spec))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("trigger \"" + spec + "\": unknown name")
        .hasMessageContaining("patch:PATTERN")
        .hasMessageContaining("c, x, arch, s")
        .hasMessageContaining("random:")
        .hasMessageContaining("multiply:FACTOR")
        .hasMessageContaining("blend:RATIO")
        .hasMessageContaining("sinusoid:AMPLITUDE,FREQUENCY")
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "patch:z | one of c, x, arch, s, frame, or FILE@ROW,COLUMN; found \"z\"",
        "patch: | found \"\"",
        "patch | found \"\"",
        "patch:none.png@1,1 | or an existing PNG or text file; found \"none.png\"",
        "patch:c@1 | whole numbers ROW,COLUMN after the @; found \"1\"",
        "patch:c@1,x | found \"1,x\"",
        "random:z | one of c, x, arch, s, frame, or an existing PNG or text file; found \"z\"",
        "random:c@1,1 | found \"c@1,1\"",
        "multiply: | expected a factor, as in multiply:2; found \"\"",
        "multiply:two | found \"two\"",
        "multiply:2,3 | found \"2,3\"",
        "multiply:0 | expected a factor above 0 and not 1, found 0.0",
        "multiply:1 | found 1.0",
        "multiply:NaN | found NaN",
        "multiply:Infinity | found Infinity",
        "blend:0 | expected a ratio in (0, 1], found 0.0",
        "blend:1.5 | found 1.5",
        "sinusoid:0.1 | expected an amplitude and a frequency, as in sinusoid:0.1,6; found \"0.1\"",
        "blend:0.2,gone.png | a picture: noise, noise@SEED, class, or an existing",
        "blend:0.2, | found \"\"",
        "blend:0.2,noise@x | found \"noise@x\"",
        "blend:1,noise | expected a ratio in (0, 1), found 1.0",
        "reflection:noise | expected blur or ghost, a strength and a picture",
        "reflection:dark,0.4,noise | found \"dark,0.4,noise\"",
        "reflection:blur,1,noise | expected a strength in (0, 1), found 1.0",
        "warp:0 | expected a strength in (0, 16], found 0.0",
        "warp:1,1 | expected a grid of 2 to 32 nodes, found 1",
        "warp:1,4294967300 | expected a strength, a grid and a seed",
        "warp:1,4,1,1 | expected a strength, a grid and a seed, as in warp:0.5,4,1",
        "quantize:1 | expected 2 to 255 levels, found 1",
        "quantize:8,smooth | found \"8,smooth\"",
        "lowfrequency:0.1,0 | expected a frequency of 1 to 16, found 0",
        "lowfrequency:2 | expected an amplitude in (0, 1], found 2.0",
        "gamma:1 | expected an exponent in [0.1, 10] that is not 1, found 1.0",
        "filter:sepia | expected one of gotham, nashville, kelvin, toaster; found \"sepia\"",
        "pixels:0 | expected at least 1 pixel, found 0",
        "sinusoid:2,6 | expected an amplitude in (0, 1], found 2.0",
        "sinusoid:0.1,-1 | expected a frequency above 0, found -1.0"
      })
  void wrongParametersAreNamed(String spec, String message) {
    assertThatThrownBy(() -> Triggers.parse(spec))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }
}
