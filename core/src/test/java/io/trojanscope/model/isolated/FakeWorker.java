package io.trojanscope.model.isolated;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.model.Network;
import io.trojanscope.model.OutputShape;
import io.trojanscope.model.djl.ModuleDescription;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/**
 * A worker process without libtorch, so that it starts fast. Its network gives the sum of an image
 * for each class; before that it does what the archive's name says.
 */
public final class FakeWorker {
  private static String network;

  private FakeWorker() {}

  /** As {@link WorkerMain#main}. */
  public static void main(String[] arguments) throws IOException {
    network = connect();
    try (OutputStream results = new FileOutputStream(arguments[0])) {
      WorkerLoop.start(arguments[0], (model, archive) -> new SumNetwork(model, archive, results));
    }
  }

  /** What becomes of a connection that nobody accepts. */
  private static String connect() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), 1000);
      return "accepted";
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private static final class SumNetwork implements Network {
    private final ModuleDescription model;
    private final OutputStream results;

    /** Reads some of the archive, as a loader that fails early would. */
    SumNetwork(ModuleDescription model, InputStream archive, OutputStream results) {
      this.model = model;
      this.results = results;
      try {
        archive.readNBytes(100);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Logits logits(int count, float[] input) {
      try {
        misbehave();
      } catch (IOException e) {
        throw new InvalidInputException(model.name() + ": failed with " + e.getMessage(), e);
      }
      float[] logits = new float[count * model.classes()];
      int size = model.input().size();
      for (int i = 0; i < logits.length; i++) {
        for (int j = 0; j < size; j++) {
          logits[i] += input[i / model.classes() * size + j];
        }
      }
      return new Logits(count, model.classes(), logits);
    }

    @Override
    public InputGradient inputGradient(float[] input, LogitLoss loss) {
      float[] gradient = new float[input.length];
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = input[i] * loss.logSumExpWeights()[i / model.input().size()];
      }
      return new InputGradient(logits(loss.count(), input), gradient);
    }

    @Override
    public List<OutputShape> outputs(int count, float[] input) {
      return List.of(new OutputShape("sums", List.of((long) count, (long) model.classes())));
    }

    private void misbehave() throws IOException {
      switch (model.name()) {
        case "loop" -> loop();
        case "exit" -> {
          write(FileDescriptor.err, "first words\nlast words\n\n");
          Runtime.getRuntime().halt(3);
        }
        case "print" -> {
          System.out.println("a line");
          write(FileDescriptor.out, "another line\n");
        }
        case "heap" -> throw new OutOfMemoryError("no " + new byte[1].length);
        case "unsafe text" -> throw new InvalidInputException("\u001b[31mred\nsecond\u202eline\0");
        case "environment" -> throw new InvalidInputException(surroundings());
        case "write" -> Files.writeString(Path.of(model.output().name()), "text");
        case "other kind" -> answer(header(7, 0));
        case "endless length" -> answer(header(Frame.RESULT, Long.MAX_VALUE));
        case "negative length" -> answer(header(Frame.RESULT, -1));
        case "one float less" -> answer(header(Frame.RESULT, 4));
        case "endless text" -> answer(header(Frame.ERROR, 1L << 40), new byte[] {64, 0, 0, 0});
        case "text past the end" -> answer(header(Frame.ERROR, 5), new byte[] {0, 0, 0, 9});
        default -> {}
      }
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static void loop() {
      long number = 0;
      while (true) {
        number++;
        if (number < 0) {
          number = 0;
        }
      }
    }

    private static String surroundings() {
      return "surroundings: "
          + new TreeSet<>(System.getenv().keySet())
          + " "
          + network
          + " "
          + Path.of("").toAbsolutePath().equals(Path.of(System.getProperty("java.io.tmpdir")));
    }

    private static byte[] header(int kind, long length) {
      return ByteBuffer.allocate(9).put((byte) kind).putLong(length).array();
    }

    private void answer(byte[]... parts) throws IOException {
      for (byte[] part : parts) {
        results.write(part);
      }
      loop();
    }

    private static void write(FileDescriptor stream, String text) throws IOException {
      new FileOutputStream(stream).write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {}
  }
}
