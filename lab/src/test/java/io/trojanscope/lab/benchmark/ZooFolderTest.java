package io.trojanscope.lab.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZooFolderTest {
  private static final ZooFolder.Settings SETTINGS =
      new ZooFolder.Settings(Zoo.TUNING, 1, "0a", "0b");

  @TempDir Path folder;

  @Test
  void isOpenOnceAtATime() {
    ZooFolder first = ZooFolder.open(folder, SETTINGS, false);
    assertThatThrownBy(() -> ZooFolder.open(folder, SETTINGS, false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            folder
                + ": another benchmark is writing here; wait until it ends, or give another folder");
    first.close();
    ZooFolder.open(folder, SETTINGS, false).close();
  }

  @Test
  void holdsOneZoo() {
    ZooFolder.open(folder, SETTINGS, false).close();
    ZooFolder.Settings other = new ZooFolder.Settings(Zoo.EVALUATION, 1, "0a", "0b");
    assertThatThrownBy(() -> ZooFolder.open(folder, other, false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            folder
                + ": holds another zoo (TUNING, seed 1) or a zoo of other images; give another folder, or replace it with the setting \"force\"");
    ZooFolder.open(folder, other, true).close();
    ZooFolder.open(folder, other, false).close();
  }

  @Test
  void saysWhichFileIsNoneOfItsOwn() throws IOException {
    Files.writeString(folder.resolve("zoo.json"), "{\"format\": \"other\"}");
    assertThatThrownBy(() -> ZooFolder.open(folder, SETTINGS, false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            folder.resolve("zoo.json")
                + ": expected a trojanscope.zoo of version 1, found something else; delete the file");
    Files.delete(folder.resolve("zoo.json"));
    ZooFolder.open(folder, SETTINGS, false).close();
    assertThat(folder.resolve("models")).isDirectory();
  }
}
