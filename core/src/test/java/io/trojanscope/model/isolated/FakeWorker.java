package io.trojanscope.model.isolated;

import io.trojanscope.InvalidInputException;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.model.Network;
import io.trojanscope.model.djl.ModuleArchive;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * A worker process without libtorch, so that it starts fast. Its network gives the sum of an image
 * for each class; before that it does what the archive's name says.
 */
public final class FakeWorker {
  private FakeWorker() {}

  /** As {@link WorkerMain#main}. */
  public static void main(String[] arguments) throws IOException {
    WorkerLoop.start(arguments[0], () -> {}, SumNetwork::new);
  }

  private static final class SumNetwork implements Network {
    private final ModuleArchive archive;

    SumNetwork(ModuleArchive archive) {
      this.archive = archive;
    }

    @Override
    public Logits logits(int count, float[] input) {
      try {
        misbehave();
      } catch (IOException e) {
        throw new InvalidInputException(archive.name() + ": failed with " + e.getMessage(), e);
      }
      float[] logits = new float[count * archive.classes()];
      int size = archive.input().size();
      for (int i = 0; i < logits.length; i++) {
        for (int j = 0; j < size; j++) {
          logits[i] += input[i / archive.classes() * size + j];
        }
      }
      return new Logits(count, archive.classes(), logits);
    }

    @Override
    public InputGradient inputGradient(float[] input, LogitLoss loss) {
      float[] gradient = new float[input.length];
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] = input[i] * loss.logSumExpWeights()[i / archive.input().size()];
      }
      return new InputGradient(logits(loss.count(), input), gradient);
    }

    private void misbehave() throws IOException {
      switch (archive.name()) {
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
        case "connect" -> connect(archive.classes());
        case "write" -> Files.writeString(archive.file(), "text");
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
          + Arrays.toString(new File(".").list())
          + " "
          + Path.of("").toAbsolutePath().equals(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** A result instead of which the parent gets an error if there is no network. */
    private static void connect(int port) throws IOException {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      }
    }

    private static byte[] header(int kind, long length) {
      return ByteBuffer.allocate(9).put((byte) kind).putLong(length).array();
    }

    private static void answer(byte[]... parts) throws IOException {
      try (OutputStream out = new FileOutputStream(WorkerCommand.RESULT_STREAM)) {
        for (byte[] part : parts) {
          out.write(part);
        }
      }
      loop();
    }

    private static void write(FileDescriptor stream, String text) throws IOException {
      try (OutputStream out = new FileOutputStream(stream)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }

    @Override
    public void close() {}
  }
}
