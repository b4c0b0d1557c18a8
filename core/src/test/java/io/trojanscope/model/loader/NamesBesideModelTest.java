package io.trojanscope.model.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesBesideModelTest {
  private static final List<String> NAMES = List.of("cat", "dog", "a cow");
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "labels.txt | cat\\ndog\\na cow\\n",
        "classes.txt | 0: cat\\n1: dog\\n2: a cow",
        "labels.txt | 0 cat\\n\\n1 dog\\n2 a cow\\n",
        "classes.json | [\"cat\", \"dog\", \"a cow\"]",
        "labels.json | {\"1\": \"dog\", \"0\": \"cat\", \"2\": \"a cow\"}",
        "class_to_idx.json | {\"a cow\": 2, \"cat\": 0, \"dog\": 1}",
        "classes.json | {\"0\": [\"n01\", \"cat\"], \"1\": [\"n02\", \"dog\"], \"2\": [\"n03\", \"a cow\"]}",
      })
  void areRead(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content.translateEscapes());

    assertThat(NamesBesideModel.find(folder.resolve("m.onnx"), 3)).contains(NAMES);
    assertThat(NamesBesideModel.find(folder.resolve("m.onnx"), 4)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"0\": \"cat\", \"1\": \"dog\", \"3\": \"cow\"}",
        "[1, 2, 3]",
        "[\"cat\", \"dog\", ",
        "3",
      })
  void otherJsonIsLeft(String content) throws IOException {
    Files.writeString(folder.resolve("classes.json"), content);

    assertThat(NamesBesideModel.find(folder.resolve("m.onnx"), 3)).isEmpty();
  }

  @Test
  void nothingIsFoundInAnEmptyFolder() {
    assertThat(NamesBesideModel.find(folder.resolve("m.onnx"), 3)).isEqualTo(Optional.empty());
  }
}
