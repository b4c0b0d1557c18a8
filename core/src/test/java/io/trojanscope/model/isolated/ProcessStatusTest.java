package io.trojanscope.model.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
@Timeout(20)
class ProcessStatusTest {
  /** The shell becomes a program that never asks for the exit code of the child. */
  @Test
  void aProcessWhoseParentDoesNotAskHasEnded() throws IOException, InterruptedException {
    Process parent = start("sh", "-c", "sleep 0.01 & exec sleep 60");
    try {
      ProcessHandle child = child(parent);
      while (!ProcessStatus.hasEnded(child)) {
        Thread.sleep(2);
      }

      assertThat(child.isAlive()).isTrue();
      assertThat(ProcessStatus.hasEnded(parent.toHandle())).isFalse();
    } finally {
      parent.destroyForcibly().waitFor();
    }
    assertThat(ProcessStatus.hasEnded(parent.toHandle())).isTrue();
  }

  private static ProcessHandle child(Process parent) throws InterruptedException {
    while (true) {
      Optional<ProcessHandle> child = parent.children().findFirst();
      if (child.isPresent()) {
        return child.get();
      }
      Thread.sleep(2);
    }
  }

  private static Process start(String... command) throws IOException {
    return new ProcessBuilder(command).start();
  }
}
