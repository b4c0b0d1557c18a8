package io.trojanscope.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ChannelOrder;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.LogitsOutput;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.spec.OutputKind;
import io.trojanscope.spec.PixelOrder;
import io.trojanscope.spec.PixelRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SidecarTest {
  @TempDir Path folder;

  @Test
  void readsEverySetting() throws IOException {
    Files.writeString(
        folder.resolve("m.onnx.yaml"),
        """
        # as the authors say
        input-shape: [3, 32, 48]
        pixel-range: 0..255
        mean: [103.9, 116.8, 123.7]
        std: 57.5
        pixel-order: NHWC
        channel-order: bgr
        class-names: [cat, dog, 7, "no"]
        logits-output: 1
        output-kind: probabilities
        """);

    ModelSettings settings = Sidecar.read(folder.resolve("m.onnx"));

    assertThat(settings.inputShape()).contains(new ImageShape(3, 32, 48));
    assertThat(settings.pixelRange()).contains(new PixelRange(0, 255));
    assertThat(settings.mean()).contains(List.of(103.9f, 116.8f, 123.7f));
    assertThat(settings.standardDeviation()).contains(List.of(57.5f));
    assertThat(settings.pixelOrder()).contains(PixelOrder.CHANNELS_LAST);
    assertThat(settings.channelOrder()).contains(ChannelOrder.BGR);
    assertThat(settings.classNames()).contains(List.of("cat", "dog", "7", "no"));
    assertThat(settings.logitsOutput()).contains(LogitsOutput.at(1));
    assertThat(settings.outputKind()).contains(OutputKind.PROBABILITIES);
  }

  @Test
  @Timeout(5)
  void aNumberOfAMillionDigitsIsRefusedAtOnce() {
    String digits = "7".repeat(1_000_000);

    assertThatThrownBy(() -> Sidecar.parse("logits-output: [" + digits + "]", "m.yaml"))
        .hasMessageContaining("m.yaml: expected at most 20000 characters without a space");
    assertThatThrownBy(() -> Sidecar.parse("mean: " + digits.substring(0, 10_000), "m.yaml"))
        .hasMessageContaining("expected a number per channel")
        .hasMessageContaining("7...");
  }

  @Test
  void saysNothingWhereThereIsNoFile() {
    assertThat(Sidecar.read(folder.resolve("m.pt"))).isEqualTo(ModelSettings.NONE);
    assertThat(Sidecar.parse("# nothing yet\n", "m.yaml")).isEqualTo(ModelSettings.NONE);
  }

  @Test
  void writtenFilesAreReadBack() {
    ModelSettings settings =
        ModelSettings.of(
            new ModelSpec(
                new ImageShape(3, 20, 24),
                new Normalization(List.of(0.4f, 0.1f, 0f), List.of(0.2f, 0.25f, 1e-7f)),
                List.of("cat", "a\nb: c", "12", "true", "<b>", "")));

    assertThat(Sidecar.parse(Sidecar.text(settings), "m.yaml")).isEqualTo(settings);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sdt: 1 | m.yaml: sdt: no such setting; known are channel-order, class-names, input-shape,",
        "input-shape: 3x32 | m.yaml: input-shape: expected channels x height x width such as 3x32x32",
        "input-shape: 0x3x3 | m.yaml: input-shape: image shape: expected channels, height and width",
        "pixel-range: 255..0 | m.yaml: pixel-range: expected a range such as 0..255, found 255..0",
        "pixel-range: wide | m.yaml: pixel-range: expected a range such as 0..255, found 'wide'",
        "mean: 1,x | m.yaml: mean: expected a number per channel such as 0.485,0.456,0.406",
        "mean: .nan | m.yaml: mean: expected a number per channel",
        "std: 0 | m.yaml: std: expected numbers above 0, found '0'",
        "pixel-order: hwcn | m.yaml: pixel-order: expected nchw or nhwc, found 'hwcn'",
        "channel-order: {a: b} | m.yaml: channel-order: expected rgb or bgr, found",
        "class-names: one | m.yaml: class-names: expected the names of at least 2 classes",
        "class-names: [[a], b] | m.yaml: class-names: expected a list of texts or numbers",
        "logits-output: [1] | m.yaml: logits-output: expected a position from 0 or a name",
        "output-kind: scores | m.yaml: output-kind: expected logits or probabilities",
        "- mean | m.yaml: expected settings, each as 'name: value'",
        "mean: [1 | m.yaml: is not well-formed YAML in line",
        "mean: !!java.net.URL [x] | m.yaml: ",
      })
  void refusesWhatItDoesNotUnderstand(String text, String message) {
    assertThatThrownBy(() -> Sidecar.parse(text, "m.yaml"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(message)
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
  }

  @Test
  void refusesBombs() throws IOException {
    assertRefused("mean: 1\nmean: 2\n");
    assertRefused("mean: " + "[".repeat(100_000));
    assertRefused("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n");
    Files.writeString(folder.resolve("m.pt.yaml"), "#".repeat((1 << 20) + 1));
    assertThatThrownBy(() -> Sidecar.read(folder.resolve("m.pt")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected at most 1 MiB");
  }

  private static void assertRefused(String text) {
    assertThatThrownBy(() -> Sidecar.parse(text, "m.yaml"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("m.yaml: ");
  }
}
