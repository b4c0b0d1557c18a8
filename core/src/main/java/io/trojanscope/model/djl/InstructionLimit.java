package io.trojanscope.model.djl;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.torchscript.MemoryLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The newest instructions that oneDNN, libtorch's library of convolutions, computes correctly with.
 * Some virtual machines hide the sizes of the processor's caches. There, oneDNN 3.7 with AVX2
 * computes wrongly: contiguous convolutions, convolutions over one or three axes, and gradients of
 * convolutions in groups. It crashes (SIGFPE) in some convolutions of 1x1 with a stride and many
 * filters, such as those of ResNet-50. With AVX-512 it computes others wrongly, too. oneDNN reads
 * its limit from the environment, once, at the first convolution of a process.
 */
public enum InstructionLimit {
  /** For networks of our own that have only convolutions of images, channels last, in one group. */
  PLAIN_CONVOLUTIONS("AVX2"),
  /** For every other network. */
  ANY_CONVOLUTIONS("SSE41");

  private static final String VARIABLE = "DNNL_MAX_CPU_ISA";
  private static final String NO_LIMIT = "DEFAULT";
  private static final Path PROCESSOR = Path.of("/sys/devices/system/cpu/cpu0");
  private static final Set<String> CONVOLUTIONS = Set.of("Conv", "ConvTranspose");
  private static final int FILTER_RANK = 4;

  /**
   * Filters of a 1x1 convolution with a stride: crashes were found from 1024 on, none in 148 shapes
   * of up to 512.
   */
  private static final int MOST_STRIDED = 512;

  private static InstructionLimit applied;

  private final String instructions;

  InstructionLimit(String instructions) {
    this.instructions = instructions;
  }

  /** The limit for a network of our own in inference or training. */
  public static InstructionLimit of(Graph network, MemoryLayout layout) {
    boolean plain =
        network.nodes().stream()
            .filter(node -> CONVOLUTIONS.contains(node.operator()))
            .allMatch(node -> layout == MemoryLayout.CHANNELS_LAST && isPlain(node, network));
    return plain ? PLAIN_CONVOLUTIONS : ANY_CONVOLUTIONS;
  }

  /** Computed filters may lie in memory in any way. */
  private static boolean isPlain(Node convolution, Graph network) {
    Tensor filters = network.constants().get(convolution.inputs().get(1));
    return filters != null
        && filters.rank() == FILTER_RANK
        && convolution.attributes().integer("group", 1) == 1
        && !isWideAndStrided(convolution, filters);
  }

  private static boolean isWideAndStrided(Node convolution, Tensor filters) {
    return filters.shape().get(0) > MOST_STRIDED
        && filters.shape().get(2) * filters.shape().get(3) == 1
        && convolution.attributes().integers("strides", List.of()).stream().anyMatch(s -> s > 1);
  }

  /** What the environment of a process with this limit must hold; empty on most machines. */
  public Map<String, String> environment() {
    String chosen = System.getenv(VARIABLE);
    if (chosen != null) {
      return Map.of(VARIABLE, chosen);
    }
    return Platform.isLinux() && hidesCaches(PROCESSOR) ? Map.of(VARIABLE, instructions) : Map.of();
  }

  /**
   * What the environment of a worker process with this limit must hold. A worker may see no
   * processor in its sandbox, so it cannot decide itself.
   */
  public Map<String, String> environmentOfWorker() {
    Map<String, String> limited = environment();
    return limited.isEmpty() ? Map.of(VARIABLE, NO_LIMIT) : limited;
  }

  /** What limits this process; empty before its first network. */
  public static synchronized Map<String, String> environmentOfThisProcess() {
    return applied == null ? Map.of() : applied.environment();
  }

  /** Whether a process with this limit computes wrongly what needs another. */
  public boolean isTooHighFor(InstructionLimit needed) {
    return needed.compareTo(this) > 0 && !needed.environment().equals(environment());
  }

  /**
   * Sets the limit of this process, for native code only, unless it or a lower one is set.
   *
   * @throws InvalidInputException if a higher one is set
   */
  void apply() {
    apply(this);
  }

  private static synchronized void apply(InstructionLimit needed) {
    if (applied == null) {
      if (System.getenv(VARIABLE) == null) {
        needed.environment().forEach(StandardC.INSTANCE::set);
      }
      applied = needed;
    } else if (applied.isTooHighFor(needed)) {
      throw new InvalidInputException(
          "%s: expected %s for this network, found %s, which an earlier network set; set %s=%s before the program starts"
              .formatted(
                  VARIABLE,
                  needed.instructions,
                  applied.instructions,
                  VARIABLE,
                  needed.instructions));
    }
  }

  /**
   * Whether the system shows no caches of a processor. Without {@code /sys}, as in a bare chroot,
   * nothing shows that it has any.
   *
   * @param processor its folder, as Linux describes it
   */
  static boolean hidesCaches(Path processor) {
    return !Files.isDirectory(processor.resolve("cache"));
  }

  /** The C library. */
  interface StandardC extends Library {
    StandardC INSTANCE = Native.load("c", StandardC.class);

    int setenv(String name, String value, int overwrite);

    default void set(String name, String value) {
      setenv(name, value, 1);
    }
  }
}
