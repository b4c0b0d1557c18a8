package io.trojanscope.lab.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.progress.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a reproduction, which then has no chance to clear away, and starts it again. */
@Tag("slow")
class ReproductionKillTest {
  private static final Set<String> SOME = Set.of("fig3");

  @TempDir private Path folder;

  @Test
  void endsWithTheSamePageAfterBeingKilled() throws Exception {
    Path whole = folder.resolve("whole");
    Path killed = folder.resolve("killed");
    ReproductionTest.run(whole, SOME, ProgressListener.NONE, notice -> {});
    int before = 0;
    for (int kept : new int[] {0, 2, 4}) {
      killWhenHolding(kept, killed);
      assertThat(finished(killed)).isGreaterThanOrEqualTo(Math.max(kept, before));
      assertThat(killed.resolve("report.html")).doesNotExist();
      before = finished(killed);
    }

    ReproductionTest.run(killed, SOME, ProgressListener.NONE, notice -> {});

    for (String file : List.of("report.html", "reproduction.json", "tables/fig3-maps.csv")) {
      assertThat(killed.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
    }
    assertThat(content(killed.resolve("work"))).isEqualTo(content(whole.resolve("work")));
  }

  private static void killWhenHolding(int kept, Path out) throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                out.toString())
            .inheritIO()
            .start();
    while (program.isAlive() && (finished(out) < kept || !working(out))) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    program.destroyForcibly().waitFor();
  }

  private static int finished(Path out) throws IOException {
    return (int) content(out.resolve("work")).stream().filter(n -> !n.startsWith(".part-")).count();
  }

  private static boolean working(Path out) throws IOException {
    return content(out.resolve("work")).stream().anyMatch(name -> name.startsWith(".part-"));
  }

  private static List<String> content(Path work) throws IOException {
    if (!Files.isDirectory(work)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(work)) {
      return inside.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** A reproduction in a process of its own. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      ReproductionTest.run(Path.of(arguments[0]), SOME, ProgressListener.NONE, notice -> {});
    }
  }
}
