package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
  @Test
  void passesOnWhatIsWritten() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    StandardOutput output = new StandardOutput(written);

    print(output, "result");

    assertThat(written.toString(StandardCharsets.UTF_8).strip()).isEqualTo("result");
    assertThat(output.failure()).isEmpty();
  }

  @Test
  void tellsThatResultsWereLost() {
    StandardOutput output = new StandardOutput(failing("No space left on device"));

    print(output, "result");

    assertThat(output.failure()).contains("No space left on device");
  }

  @Test
  void endOfTheReaderOfAPipeIsNoFailure() {
    StandardOutput output = new StandardOutput(failing("Broken pipe"));

    print(output, "result");

    assertThat(output.failure()).isEmpty();
  }

  private static void print(StandardOutput output, String line) {
    PrintWriter writer =
        new PrintWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8), true);
    writer.println(line);
    writer.flush();
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
