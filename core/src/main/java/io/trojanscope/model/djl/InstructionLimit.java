package io.trojanscope.model.djl;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Keeps oneDNN, libtorch's library of convolutions, from wrong results. Some virtual machines hide
 * the sizes of the processor's caches. oneDNN 3.7 with AVX instructions then computes contiguous
 * convolutions wrongly wherever the input channels do not fill its vectors; with SSE 4.1 it is
 * right. oneDNN reads its limit from the environment, once, at the first convolution.
 */
public final class InstructionLimit {
  private static final String VARIABLE = "DNNL_MAX_CPU_ISA";
  private static final String SAFE = "SSE41";
  private static final Path PROCESSOR = Path.of("/sys/devices/system/cpu/cpu0");

  private InstructionLimit() {}

  /** What the environment of a process that computes must hold; empty on most machines. */
  public static Map<String, String> environment() {
    String chosen = System.getenv(VARIABLE);
    if (chosen != null) {
      return Map.of(VARIABLE, chosen);
    }
    return hidesCaches(PROCESSOR) ? Map.of(VARIABLE, SAFE) : Map.of();
  }

  /** Changes the environment of this process, for native code only, before the engine starts. */
  static void apply() {
    if (System.getenv(VARIABLE) == null) {
      environment().forEach(StandardC.INSTANCE::set);
    }
  }

  /**
   * Whether the system knows a processor but none of its caches.
   *
   * @param processor its folder, as Linux describes it
   */
  static boolean hidesCaches(Path processor) {
    return Files.isDirectory(processor.resolve("topology"))
        && !Files.isDirectory(processor.resolve("cache"));
  }

  /** The C library. */
  interface StandardC extends Library {
    StandardC INSTANCE = Native.load("c", StandardC.class);

    int setenv(String name, String value, int overwrite);

    default void set(String name, String value) {
      setenv(name, value, 0);
    }
  }
}
