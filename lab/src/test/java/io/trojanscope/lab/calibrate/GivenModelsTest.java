package io.trojanscope.lab.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenModelsTest {
  private static final String HEADER = "file,reference,network,name\n";

  @TempDir Path folder;

  private GivenModels read(String text) throws IOException {
    return GivenModels.read(Files.writeString(folder.resolve("models.csv"), text));
  }

  @Test
  void findsTheFilesBesideTheList() throws IOException {
    GivenModels read = read(HEADER + "a.onnx,sub/ref.onnx,vgg,vgg seed 2\n");

    assertThat(read.models())
        .containsExactly(
            new GivenModels.GivenModel(
                folder.resolve("a.onnx"), folder.resolve("sub/ref.onnx"), "vgg", "vgg seed 2"));
  }

  @Test
  void refusesAnotherHeaderAndAnotherNumberOfColumns() {
    assertThatThrownBy(() -> read("file,reference,name\na,b,c\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected 'file,reference,network,name' in line 1");
    assertThatThrownBy(() -> read(HEADER))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("a model in each line after it");
    assertThatThrownBy(() -> read(HEADER + "a,b,c,d\na,b,c\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("in line 3, found 'a,b,c'");
  }
}
