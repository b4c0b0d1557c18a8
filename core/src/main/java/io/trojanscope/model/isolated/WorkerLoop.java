package io.trojanscope.model.isolated;

import io.trojanscope.InvalidInputException;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.Network;
import io.trojanscope.model.djl.ModuleArchive;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Function;

/**
 * The worker's side of the protocol: one request after another on one thread. Another thread reads
 * ahead, so that the end of the parent is noticed even while a model runs without end.
 */
final class WorkerLoop {
  private final SynchronousQueue<Request> requests = new SynchronousQueue<>();
  private final FrameWriter out;
  private final Function<ModuleArchive, Network> loader;
  private Network network;

  private WorkerLoop(OutputStream out, Function<ModuleArchive, Network> loader) {
    this.out = new FrameWriter(out);
    this.loader = loader;
  }

  /**
   * Serves requests until the parent is gone; then the process ends.
   *
   * @param resultStream where to write the answers, as {@link WorkerCommand} says
   * @param prepare called first
   * @param loader makes an archive ready to run
   */
  static void start(String resultStream, Runnable prepare, Function<ModuleArchive, Network> loader)
      throws IOException {
    OutputStream results =
        resultStream.equals(WorkerCommand.STANDARD_OUTPUT)
            ? new FileOutputStream(FileDescriptor.out)
            : new FileOutputStream(resultStream);
    System.setOut(
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    WorkerLoop loop = new WorkerLoop(results, loader);
    ParentWatch.start(() -> loop.readAhead(new FileInputStream(FileDescriptor.in)));
    loop.answer(
        () -> {
          prepare.run();
          loop.result(0);
        });
    loop.serve();
  }

  private void readAhead(FileInputStream in) throws IOException, InterruptedException {
    FrameReader reader = new FrameReader(in);
    while (true) {
      requests.put(Request.readFrom(reader));
    }
  }

  private void serve() throws IOException {
    try {
      while (true) {
        Request request = requests.take();
        answer(() -> handle(request));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(Request request) throws IOException {
    if (request instanceof Request.Load load) {
      if (network != null) {
        network.close();
      }
      network = loader.apply(load.archive());
      result(0);
    } else if (request instanceof Request.LogitsOf of) {
      float[] logits = network.logits(of.count(), of.input()).values();
      result(logits.length).floats(logits);
    } else if (request instanceof Request.GradientOf of) {
      InputGradient result = network.inputGradient(of.input(), of.loss());
      float[] logits = result.logits().values();
      float[] gradient = result.gradient();
      result((long) logits.length + gradient.length).floats(logits).floats(gradient);
    }
  }

  private FrameWriter result(long floats) throws IOException {
    return out.begin(Frame.RESULT, Frame.floats(floats));
  }

  /** An action that writes one answer when it has succeeded, and nothing before. */
  private interface Answer {
    void write() throws IOException;
  }

  private void answer(Answer answer) throws IOException {
    try {
      answer.write();
    } catch (InvalidInputException e) {
      error(e.getMessage());
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      error(e.toString());
    }
    out.flush();
  }

  private void error(String message) throws IOException {
    byte[] text = FrameWriter.utf8(message);
    out.begin(Frame.ERROR, (long) Integer.BYTES + text.length).text(text);
  }
}
