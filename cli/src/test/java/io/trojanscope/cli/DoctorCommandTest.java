package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.cli.DoctorCheck.Status;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.model.isolated.Confinement;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DoctorCommandTest {
  @TempDir Path folder;

  @Test
  @Tag("slow")
  void saysOneLineOfEachThing() {
    CommandRun run = CommandRun.of("doctor");

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    int ofWorkers = DoctorCommand.confinement(Confinement.available()).size();
    assertThat(run.out().lines())
        .hasSize(7 + ofWorkers)
        .allMatch(line -> line.matches("(ok  |warn)  \\S.*"));
    assertThat(run.out())
        .contains("Java", System.getProperty("java.version"))
        .contains("PyTorch 2.")
        .containsPattern("ok    self-test +a worker process computed correct gradients");
  }

  @Test
  void whatConfinesWorkersIsListedAndWarnedOfIfItIsMissing() {
    List<DoctorCheck> none =
        DoctorCommand.confinement(new Confinement(false, false, false, false, false));
    List<DoctorCheck> all =
        DoctorCommand.confinement(new Confinement(true, true, true, true, true));

    assertThat(none)
        .filteredOn(check -> check.status() == Status.WARN)
        .extracting(DoctorCheck::text)
        .hasSize(5)
        .contains(
            "no network isolation",
            "no isolation from other processes and from file names",
            "no system call filter; install bubblewrap");
    assertThat(all).extracting(DoctorCheck::status).containsOnly(Status.OK);
    assertThat(all).extracting(DoctorCheck::text).anyMatch(text -> text.contains("no signals"));
  }

  @Test
  void aLineSaysStatusSubjectAndTextAndStaysOne() {
    assertThat(DoctorCheck.of(false, Status.FAIL, "cache", "a\nb").line())
        .isEqualTo("fail  cache              a\\nb");
    assertThat(DoctorCheck.of(true, Status.FAIL, "cache", "x").status()).isEqualTo(Status.OK);
  }

  @Test
  void cacheShowsAndClears() throws IOException {
    Path file = folder.resolve("sizes-" + "a".repeat(64) + ".txt");
    Files.write(file, new byte[3000]);
    Files.writeString(folder.resolve("diary.txt"), "mine");
    assertThat(cache()).contains("holds  1 file, 2 KiB, the oldest used ", "limit  2048 MiB");

    assertThat(cache("--max-age", "1", "--max-size", "1")).contains("deleted 0 files, 0 bytes");
    assertThat(cache("--clear", "--max-age", "1")).contains("expected no --max-age");
    assertThat(cache("--clear")).contains("deleted 1 file, 2 KiB", "holds  0 files, 0 bytes");
    assertThat(file).doesNotExist();
    assertThat(folder.resolve("diary.txt")).exists();
  }

  private String cache(String... arguments) {
    StringWriter out = new StringWriter();
    PrintStream err = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Console console = new Console(new PrintWriter(out, true), err, OptionalInt.empty());
    CommandLine command = new CommandLine(new CacheCommand(console, () -> new CacheFolder(folder)));
    command.setExecutionExceptionHandler(
        (failure, line, parsed) -> {
          out.write(failure.getMessage());
          return ExitCode.ERROR;
        });
    command.execute(arguments);
    return out.toString();
  }
}
