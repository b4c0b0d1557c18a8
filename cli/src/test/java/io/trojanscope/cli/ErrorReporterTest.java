package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.error.InvalidInputException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class ErrorReporterTest {
  @Test
  void invalidInputIsOneInertLine() {
    CommandRun run =
        run(
            () -> {
              throw new InvalidInputException("a\u001b[31m\nb.onnx: is empty");
            });

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip()).isEqualTo("error: a\\u001b[31m\\nb.onnx: is empty");
  }

  @Test
  void anOptionStandsInPlaceOfTheSettingWhereTheCommandHasIt() {
    String known = message("force");
    String unknown = message("other");

    assertThat(known).isEqualTo("error: a.onnx: exists already; add --force");
    assertThat(unknown).isEqualTo("error: a.onnx: exists already; add the setting \"other\"");
  }

  private static String message(String setting) {
    return run(() -> {
          throw InvalidInputException.fixedBy(
              setting, "a.onnx: exists already; add " + InvalidInputException.nameOf(setting));
        })
        .err()
        .strip();
  }

  @Test
  void whatTheFileSystemRefusesIsAnErrorOfTheUsersFiles() {
    CommandRun plain =
        run(
            () -> {
              throw new AccessDeniedException("a.onnx");
            });
    CommandRun wrapped =
        run(
            () -> {
              throw new UncheckedIOException(new AccessDeniedException("a.onnx"));
            });

    assertThat(plain.exitCode()).isEqualTo(2);
    assertThat(plain.err().strip())
        .isEqualTo("error: a.onnx: permission denied; check its permissions");
    assertThat(wrapped.err()).isEqualTo(plain.err());
  }

  @Test
  void unexpectedFailureIsNamedInOneLine() {
    CommandRun run =
        run(
            () -> {
              throw new IllegalStateException("first line\nsecond line");
            });

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip())
        .isEqualTo(
            "error: unexpected IllegalStateException: first line; add --verbose to see where");
  }

  @Test
  void errorsOfTheVirtualMachineAreCaughtToo() {
    CommandRun memory =
        run(
            () -> {
              throw new OutOfMemoryError("Java heap space");
            });
    CommandRun library =
        run(
            () -> {
              throw new UnsatisfiedLinkError();
            });

    assertThat(memory.exitCode()).isEqualTo(2);
    assertThat(memory.err())
        .startsWith("error: out of memory (Java heap space)")
        .contains("TROJANSCOPE_JAVA_OPTS")
        .hasLineCount(1);
    assertThat(library.exitCode()).isEqualTo(2);
    assertThat(library.err()).startsWith("error: unexpected UnsatisfiedLinkError;").hasLineCount(1);
  }

  @Test
  void verboseShowsTheStackTraceInertly() {
    CommandRun run =
        CommandRun.of(
            () -> {
              throw new InvalidInputException("wrong", new IllegalStateException("\u001b[2J"));
            },
            false,
            "extra",
            "--verbose");

    assertThat(run.err())
        .startsWith("error: wrong" + System.lineSeparator())
        .contains("  at " + ErrorReporterTest.class.getName())
        .contains("Caused by: java.lang.IllegalStateException: \\u001b[2J")
        .doesNotContain("\u001b");
  }

  @Test
  void whatFailsByAnInterruptionIsNotTold() {
    CommandRun run =
        CommandRun.of(
            () -> {
              throw new IllegalStateException("interrupted");
            },
            true,
            "extra");

    assertThat(run.exitCode()).isEqualTo(130);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void exitCodeOfTheCommandIsHandedOn() {
    assertThat(CommandRun.of(() -> 1, false, "extra").exitCode()).isEqualTo(1);
  }

  private static CommandRun run(Callable<Integer> body) {
    return CommandRun.of(body, false, "extra");
  }
}
