package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.text.DisplayText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/** Where the command prints. */
final class Console {
  private static final int USUAL_COLUMNS = 80;
  private static final int FEWEST_COLUMNS = 20;

  private final PrintWriter out;
  private final Optional<OutputStream> bytes;
  private final PrintStream err;
  private final OptionalInt progressColumns;
  private boolean reserved;

  /**
   * @param out standard output as text
   * @param bytes standard output as bytes; empty if there is text only
   * @param err standard error
   * @param progressColumns width of the terminal that {@code err} is; empty if it is none
   */
  Console(
      PrintWriter out, Optional<OutputStream> bytes, PrintStream err, OptionalInt progressColumns) {
    this.out = out;
    this.bytes = bytes;
    this.err = err;
    this.progressColumns = progressColumns;
  }

  Console(PrintWriter out, PrintStream err, OptionalInt progressColumns) {
    this(out, Optional.empty(), err, progressColumns);
  }

  /** Standard error as the launcher found it: it alone can tell whether that is a terminal. */
  static Console of(PrintWriter out, OutputStream bytes) {
    Integer columns = Integer.getInteger("trojanscope.progress.columns");
    return new Console(
        out,
        Optional.of(bytes),
        System.err,
        columns == null
            ? OptionalInt.empty()
            : OptionalInt.of(columns < FEWEST_COLUMNS ? USUAL_COLUMNS : columns));
  }

  /** For what a command says: standard output, or standard error once that is reserved. */
  PrintWriter out() {
    return reserved ? new PrintWriter(err, true, StandardCharsets.UTF_8) : out;
  }

  /** Prints what a command noticed, at once. */
  void remark(String text) {
    PrintWriter writer = out();
    writer.println(DisplayText.inert(text));
    writer.flush();
  }

  /** Prints a warning to standard error. */
  void warn(String text) {
    err.println("warning: " + DisplayText.inert(text));
  }

  /** For progress, warnings and errors. */
  PrintStream err() {
    return err;
  }

  /**
   * Keeps standard output for a result that is written to it.
   *
   * @throws InvalidInputException if it is kept for another result
   */
  void reserveOutput() {
    if (reserved) {
      throw new InvalidInputException(
          "standard output: expected one result, found two; give one of them the name of a file");
    }
    reserved = true;
  }

  /**
   * Writes a result to standard output.
   *
   * @throws InvalidInputException if that fails
   */
  void write(OutputFiles.Content content) {
    try {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      content.writeTo(whole);
      out.flush();
      if (bytes.isPresent()) {
        whole.writeTo(bytes.get());
        bytes.get().flush();
      } else {
        out.print(whole.toString(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (IOException e) {
      throw FileErrors.cannotWrite("standard output", e);
    }
  }

  /** Bars on a terminal, else plain lines. */
  Progress progress() {
    return progressColumns.isPresent()
        ? new BarProgress(err, progressColumns.getAsInt())
        : new PlainProgress(err, System::nanoTime);
  }
}
