package io.trojanscope.model.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StderrTailTest {
  private static final String CRASH =
      """
      #
      # A fatal error has been detected by the Java Runtime Environment:
      #
      #  SIGSEGV (0xb) at pc=0x00007f0000001234, pid=7, tid=8
      #
      # Problematic frame:
      # C  [libtorch_cpu.so+0x1]
      """;

  @Test
  void prefersTheSignal() {
    assertThat(tellingLineOf("noise\n" + CRASH))
        .isEqualTo("SIGSEGV (0xb) at pc=0x00007f0000001234, pid=7, tid=8");
  }

  /** A worker that cannot write a file gets the whole report of the Java machine. */
  @Test
  void findsTheSignalBeforeALongReport() {
    assertThat(tellingLineOf(CRASH + "a register\n".repeat(10_000) + "#\n"))
        .isEqualTo("SIGSEGV (0xb) at pc=0x00007f0000001234, pid=7, tid=8");
  }

  @Test
  void prefersTheLackOfMemory() {
    assertThat(
            tellingLineOf(
                """
                #
                # There is insufficient memory for the Java Runtime Environment to continue.
                # Native memory allocation (mmap) failed to map 65536 bytes.
                #
                """))
        .isEqualTo("There is insufficient memory for the Java Runtime Environment to continue.");
  }

  @Test
  void prefersTheException() {
    assertThat(tellingLineOf("Exception in thread \"main\" java.lang.Error: x\n  at a.B\n"))
        .isEqualTo("Exception in thread \"main\" java.lang.Error: x");
  }

  @Test
  void keepsTheEndOfALongText() {
    assertThat(tellingLineOf("a line\n".repeat(100_000) + "the end\n \n")).isEqualTo("the end");
    assertThat(tellingLineOf("x".repeat(1_000_000))).isEqualTo("x".repeat(399) + "…");
  }

  @Test
  void hasNothingToTellOfNothing() {
    assertThat(tellingLineOf("")).isEmpty();
  }

  private static String tellingLineOf(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new StderrTail(new ByteArrayInputStream(bytes), "test").mostTellingLine();
  }
}
