package io.trojanscope.lab.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir private Path folder;

  @Test
  void isHeldByOneAtATime() {
    try (FolderLock lock = FolderLock.of(folder)) {
      assertThat(lock.folder()).isEqualTo(folder);
      assertThatThrownBy(() -> FolderLock.of(folder))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("another run");
    }
    FolderLock.of(folder).close();
  }
}
