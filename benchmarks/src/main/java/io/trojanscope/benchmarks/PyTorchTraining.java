package io.trojanscope.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A process of training.py. */
final class PyTorchTraining implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;

  /**
   * @param python the interpreter
   * @param script path of training.py
   */
  PyTorchTraining(String python, String script, String network, int batch, int images, int threads)
      throws IOException {
    process =
        new ProcessBuilder(
                python,
                script,
                network,
                Integer.toString(batch),
                Integer.toString(images),
                Integer.toString(threads))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    answers = process.inputReader(StandardCharsets.US_ASCII);
  }

  /**
   * Trains an epoch in each memory layout: for each, seconds on the clock and of the processors.
   */
  double[] epoch() {
    try {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException("training.py: expected four times, found its end");
      }
      return Arrays.stream(answer.split(" ")).mapToDouble(Double::parseDouble).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    answers.close();
  }
}
