package io.trojanscope.model.isolated;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.Network;
import io.trojanscope.model.djl.ModuleDescription;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.SynchronousQueue;
import java.util.function.BiFunction;

/**
 * The worker's side of the protocol: one request after another on one thread. Another thread reads
 * ahead, so that the end of the parent is noticed even while a model runs without end.
 */
final class WorkerLoop {
  private final SynchronousQueue<Request> requests = new SynchronousQueue<>();
  private final FrameWriter out;
  private final BiFunction<ModuleDescription, InputStream, Network> loader;
  private Network network;

  WorkerLoop(OutputStream out, BiFunction<ModuleDescription, InputStream, Network> loader) {
    this.out = new FrameWriter(out);
    this.loader = loader;
  }

  /**
   * Serves requests until the parent is gone; then the process ends.
   *
   * @param resultStream where to write the answers, as {@link WorkerCommand} says
   * @param loader makes an archive ready to run
   */
  static void start(String resultStream, BiFunction<ModuleDescription, InputStream, Network> loader)
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
          EngineWarmUp.run(loader);
          loop.result(0);
        });
    loop.serve();
  }

  private void readAhead(InputStream in) throws IOException, InterruptedException {
    FrameReader reader = new FrameReader(in);
    while (true) {
      requests.put(Request.readFrom(reader));
      reader.awaitRest();
    }
  }

  private void serve() throws IOException {
    try {
      while (true) {
        answer(requests.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does what is asked for, and writes the answer. */
  void answer(Request request) throws IOException {
    answer(() -> handle(request));
  }

  private void handle(Request request) throws IOException {
    if (request instanceof Request.Load load) {
      load(load);
      result(0);
    } else if (request instanceof Request.LogitsOf of) {
      float[] logits = network.logits(of.count(), of.input()).values();
      result(logits.length).floats(logits);
    } else if (request instanceof Request.OutputsOf of) {
      OutputShapes.write(out, network.outputs(of.count(), of.input()));
    } else if (request instanceof Request.GradientOf of) {
      InputGradient result = network.inputGradient(of.input(), of.loss());
      float[] logits = result.logits().values();
      float[] gradient = result.gradient();
      result((long) logits.length + gradient.length).floats(logits).floats(gradient);
    }
  }

  private void load(Request.Load load) throws IOException {
    try (InputStream archive = load.archive()) {
      if (network != null) {
        network.close();
      }
      network = loader.apply(load.description(), archive);
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
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      error(e.toString());
    }
    out.flush();
  }

  private void error(String message) throws IOException {
    byte[] text = FrameWriter.utf8(message);
    out.begin(Frame.ERROR, (long) Integer.BYTES + text.length).text(text);
  }
}
