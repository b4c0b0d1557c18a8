package io.trojanscope.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.fixtures.Damage;
import io.trojanscope.model.loader.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelContentTest {
  @TempDir Path folder;

  /** The module raises exceptions, compares with None, formats texts and changes lists. */
  @Test
  void operatorsOfTheLanguageAreNotListed() throws IOException {
    Path file = folder.resolve("control.pt");
    try (InputStream in =
        Damage.class.getResourceAsStream("torchscript/control_scripted_1.13.pt")) {
      Files.copy(in, file);
    }
    ModelFile model = ModelFile.examine(file);

    assertThat(model.archive().orElseThrow().report().operators())
        .containsKey("ops.prim.RaiseException");
    assertThat(ModelContent.of(model).operators())
        .containsKeys("torch.linear", "torch.tanh")
        .allSatisfy(
            (name, count) ->
                assertThat(name)
                    .doesNotStartWith("ops.prim.")
                    .doesNotStartWith("torch.__")
                    .isNotIn("torch.format", "torch.append", "torch.len"));
  }
}
