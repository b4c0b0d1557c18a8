package io.trojanscope.cli;

import io.trojanscope.Trojanscope;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Starts the command. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    keepEngineOffline();
    StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    Console console =
        Console.of(new PrintWriter(new OutputStreamWriter(output, charset()), true), output);
    Interruption interruption = Interruption.watch(console.err());
    ErrorReporter errors = new ErrorReporter(console.err(), interruption::requested);
    int exitCode =
        TrojanscopeCommand.commandLine(console, errors, Trojanscope::builder).execute(arguments);
    console.out().flush();
    if (output.failure().isPresent()) {
      errors.print("standard output: " + output.failure().get());
      exitCode = ExitCode.ERROR;
    }
    interruption.finished();
    System.exit(exitCode);
  }

  /** Read by the engine as it starts; without them it asks the network. */
  private static void keepEngineOffline() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
  }

  private static Charset charset() {
    return Charset.forName(
        System.getProperty("stdout.encoding", System.getProperty("native.encoding")));
  }
}
