package io.trojanscope.model.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.model.djl.InstructionLimit;
import io.trojanscope.model.djl.ModuleDescription;
import io.trojanscope.model.djl.ModuleNetwork;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.LogitsOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What libtorch does with hostile archives stays in the worker. */
@Timeout(60)
@Tag("slow")
class HostileModelTest {
  private static final ModuleDescription MODEL =
      new ModuleDescription("m.pt", false, LogitsOutput.first(), new ImageShape(1, 1, 3), 2);
  private static final WorkerLimits LIMITS =
      new WorkerLimits(1L << 30, Duration.ofSeconds(40), Duration.ofMinutes(5));

  @TempDir Path folder;
  private HostileArchives archives;

  @BeforeEach
  void useFolder() {
    archives = new HostileArchives(folder);
  }

  @Test
  void survivesWhatAWorkerSurvives() throws IOException {
    try (IsolatedNetwork network = start(LIMITS)) {
      network.load(MODEL, archives.printing());
      assertThat(network.logits(1, new float[] {1, 2, 3}).values()).containsExactly(6, 6);

      network.load(MODEL, archives.allocatingAtOnce());
      assertFails(network, "m.pt: ", "you tried to allocate 17592186044416 bytes");

      Assumptions.assumeTrue(Confinement.available().memory(), "no memory limit here");
      network.load(MODEL, archives.allocatingWithoutEnd());
      assertFails(network, "m.pt: ", "you tried to allocate 67108864 bytes");
    }
  }

  @Test
  void keepsAModelFromAllFiles() throws IOException {
    Assumptions.assumeTrue(Confinement.available().files(), "files cannot be forbidden here");
    Path victim = folder.resolve("victim");
    Path saving = archives.saving(victim);
    try (ModuleNetwork here = ModuleNetwork.open(MODEL, Files.newInputStream(saving))) {
      here.logits(1, new float[3]);
      assertThat(victim).isNotEmptyFile();
    }
    Files.writeString(victim, "precious");
    try (IsolatedNetwork network = start(LIMITS)) {
      network.load(MODEL, saving);
      network.logits(1, new float[3]);
      assertThat(victim).hasContent("precious");

      network.load(MODEL, archives.reading(victim));
      assertFails(network, "m.pt: ", "Too many open files");
    }
  }

  @Test
  void reportsACrashOfTheParser() throws IOException {
    try (IsolatedNetwork network = start(LIMITS)) {
      assertThatThrownBy(() -> network.load(MODEL, archives.nestedTooDeep()))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageMatching("m.pt: its worker was killed by signal (6 SIGABRT|11 SIGSEGV) .*");
    }
  }

  @Test
  void endsAnEndlessLoop() throws IOException {
    WorkerLimits hasty = new WorkerLimits(1L << 30, Duration.ofSeconds(2), Duration.ofMinutes(5));
    try (IsolatedNetwork network = start(hasty)) {
      network.load(MODEL, archives.looping());
      assertFails(network, "m.pt: no answer from its worker within 2 s; ", "");
    }
  }

  private static void assertFails(IsolatedNetwork network, String start, String part) {
    assertThatThrownBy(() -> network.logits(1, new float[3]))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(start)
        .hasMessageContaining(part);
  }

  private static IsolatedNetwork start(WorkerLimits limits) {
    return IsolatedNetwork.start("m.pt", 1, limits, InstructionLimit.ANY_CONVOLUTIONS);
  }
}
