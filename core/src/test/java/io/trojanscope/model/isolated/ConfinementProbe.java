package io.trojanscope.model.isolated;

import com.sun.jna.Function;
import com.sun.jna.Native;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A worker that tries by native calls what a hostile model would. It writes a line for each
 * attempt: its name, and {@code done} or the number of the error.
 */
public final class ConfinementProbe {
  /** Resource on the class path that says what to attack. */
  static final String PLAN = "probe.properties";

  private static final int SIGNAL = 10;
  private static final int PRIVATE_SEGMENT = 0;
  private static final int CREATE = 0x200 | 0x180;

  private final PrintStream out;

  private ConfinementProbe(PrintStream out) {
    this.out = out;
  }

  /** As {@link WorkerMain#main}. */
  public static void main(String[] arguments) throws IOException {
    Properties plan = new Properties();
    try (InputStream in = ConfinementProbe.class.getResourceAsStream("/" + PLAN)) {
      plan.load(in);
    }
    System.setProperty("jna.boot.library.path", plan.getProperty("library"));
    System.setProperty("jna.nounpack", "true");
    try (PrintStream out =
        new PrintStream(new FileOutputStream(arguments[0]), true, StandardCharsets.UTF_8)) {
      ConfinementProbe probe = new ConfinementProbe(out);
      probe.changeFiles("visible", plan.getProperty("visible"));
      probe.changeFiles("hidden", plan.getProperty("hidden"));
      probe.attempt("signal", "kill", Integer.parseInt(plan.getProperty("process")), SIGNAL);
      probe.attempt("session", "setsid");
      probe.attempt("shared memory", "shmget", PRIVATE_SEGMENT, 4096, CREATE);
      probe.attempt("network", "socket", 2, 1, 0);
      probe.attempt("local socket", "socket", 1, 1, 0);
      probe.attempt("fork", "fork");
      probe.attempt("namespaces", "unshare", 0x10000000);
      probe.attempt("trace", "ptrace", 0, 0, 0, 0);
      out.println("end");
    }
  }

  private void changeFiles(String name, String path) {
    attempt(name + " truncate", "truncate", path, 0L);
    attempt(name + " chmod", "chmod", path, 0777);
    attempt(name + " rename", "rename", path, path + ".renamed");
    attempt(name + " unlink", "unlink", path);
    attempt(name + " rmdir", "rmdir", Path.of(path).getParent().toString());
    attempt(name + " mkdir", "mkdir", path + ".made", 0700);
    attempt(name + " link", "symlink", path, path + ".link");
  }

  private void attempt(String name, String function, Object... arguments) {
    int result = Function.getFunction("c", function).invokeInt(arguments);
    if (result == 0 && function.equals("fork")) {
      Runtime.getRuntime().halt(0);
    }
    out.println(name + ": " + (result < 0 ? "error " + Native.getLastError() : "done"));
  }
}
