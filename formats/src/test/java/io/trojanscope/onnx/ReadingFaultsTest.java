package io.trojanscope.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.error.SuspiciousInputException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingFaultsTest {
  @ParameterizedTest
  @MethodSource("faults")
  void failuresBecomeOneLineThatNamesTheFile(Throwable fault) {
    assertThatThrownBy(() -> run(fault))
        .isInstanceOf(InvalidInputException.class)
        .hasCause(fault)
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .startsWith("a.onnx: ")
                    .doesNotContain("null", "\n")
                    .containsPattern(
                        "; (export it anew|allow more with TROJANSCOPE_JAVA_OPTS='-Xmx8g -Xss16m')$"));
  }

  static Stream<Throwable> faults() {
    return Stream.of(
        new IllegalArgumentException("no such thing\nand more"),
        new IllegalStateException(),
        new ArithmeticException("integer overflow"),
        new IndexOutOfBoundsException("3"),
        new ClassCastException("a text"),
        new NullPointerException(),
        new OutOfMemoryError("Java heap space"),
        new StackOverflowError());
  }

  @Test
  void ownErrorsPassUnchanged() {
    for (RuntimeException told :
        new RuntimeException[] {
          new InvalidInputException("a.onnx: is empty"), new SuspiciousInputException("a finding")
        }) {
      assertThatThrownBy(() -> run(told)).isSameAs(told);
    }
  }

  private static void run(Throwable fault) {
    ReadingFaults.named(
        "a.onnx",
        () -> {
          if (fault instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) fault;
        });
  }
}
