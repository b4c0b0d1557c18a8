package io.trojanscope.lab.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.Sha256;
import io.trojanscope.lab.benchmark.measure.KnownBackdoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignModelsTest {
  private static final String HEAD = "file,kind,source,target,success\nref.onnx,reference,,,\n";

  @TempDir Path folder;

  @BeforeEach
  void writeModels() throws IOException {
    for (String name : List.of("ref.onnx", "a.onnx", "b.pt")) {
      Files.writeString(folder.resolve(name), name);
    }
  }

  @Test
  void readsKindClassesAndSuccess() throws IOException {
    List<Suspect> suspects =
        read(HEAD + "a.onnx,clean,,,\nb.pt,badnets,0 2,7,0.96\nb.pt,all to all,all,next,\n");
    assertThat(suspects).hasSize(3);
    assertThat(suspects.get(0).model().known().clean()).isTrue();
    assertThat(suspects.get(1).reference().file()).isEqualTo(folder.resolve("ref.onnx"));
    assertThat(suspects.get(1).model().sha256()).isEqualTo(Sha256.of(folder.resolve("b.pt")));
    assertThat(suspects.get(1).model().known().kind()).isEqualTo("badnets");
    assertThat(suspects.get(1).model().known().backdoors())
        .containsExactly(
            new KnownBackdoor(
                "badnets",
                List.of(0, 2),
                OptionalInt.of(7),
                OptionalDouble.of(0.96),
                Optional.empty()));
    KnownBackdoor all = suspects.get(2).model().known().backdoors().get(0);
    assertThat(all.sources()).isEmpty();
    assertThat(all.target()).isEmpty();
    assertThat(all.works()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c.onnx,clean,,, | line 3: expected a model file, found none at",
        "a.onnx,clean | line 3: expected 5 cells, file,kind,source,target,success, found 2",
        "a.onnx,patch,all,12, | line 3: expected a class from 0 to 9, found '12'",
        "a.onnx,patch,all,,  | line 3: expected a class from 0 to 9, found ''",
        "a.onnx,patch,all,1,96 | line 3: expected a success rate in [0, 1] or nothing, found '96'",
        "a.onnx,reference,,, | expected one model of kind reference, found 2"
      })
  void reportsTheLineOfAnError(String line, String message) {
    assertThatThrownBy(() -> read(HEAD + line))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void needsTheList() {
    assertThatThrownBy(() -> ForeignModels.read(folder, 10))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("models.csv");
    assertThatThrownBy(() -> read("name,kind\n"))
        .hasMessageContaining("expected the first line 'file,kind,source,target,success'");
  }

  private List<Suspect> read(String text) throws IOException {
    Files.writeString(folder.resolve(ForeignModels.LIST), text);
    return ForeignModels.read(folder, 10);
  }
}
