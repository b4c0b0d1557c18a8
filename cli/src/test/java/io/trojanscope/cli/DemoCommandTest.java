package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
  @Test
  void saysWhatToScanNext() {
    assertThat(DemoCommand.next(Path.of("made")))
        .isEqualTo(
            "next: trojanscope scan made/backdoored.onnx --reference made/clean.onnx --digits");
  }
}
