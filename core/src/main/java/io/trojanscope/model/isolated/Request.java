package io.trojanscope.model.isolated;

import io.trojanscope.image.ImageShape;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.LogitsOutput;
import io.trojanscope.model.djl.ModuleArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;

/** What a worker is asked for. */
sealed interface Request {
  /** Sends it, as one frame. */
  void writeTo(FrameWriter out) throws IOException;

  /** Receives one. */
  static Request readFrom(FrameReader in) throws IOException {
    int kind = in.begin();
    Request request =
        switch (kind) {
          case Frame.LOAD -> Load.read(in);
          case Frame.LOGITS -> LogitsOf.read(in);
          case Frame.GRADIENT -> GradientOf.read(in);
          default -> throw new ProtocolException("expected a request, found kind " + kind);
        };
    in.end();
    return request;
  }

  /** Load an archive in place of the present one. */
  record Load(ModuleArchive archive) implements Request {
    private static final int NO_POSITION = -1;
    private static final int INTEGERS = 9;

    @Override
    public void writeTo(FrameWriter out) throws IOException {
      byte[] name = archive.name().getBytes(StandardCharsets.UTF_8);
      byte[] file = archive.file().toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
      byte[] output = archive.output().name().getBytes(StandardCharsets.UTF_8);
      long texts = (long) name.length + file.length + output.length;
      out.begin(Frame.LOAD, texts + INTEGERS * Integer.BYTES);
      out.text(name).text(file).text(output);
      out.integer(archive.output().position().orElse(NO_POSITION));
      out.integer(archive.generated() ? 1 : 0);
      ImageShape input = archive.input();
      out.integer(input.channels()).integer(input.height()).integer(input.width());
      out.integer(archive.classes()).flush();
    }

    private static Load read(FrameReader in) throws IOException {
      String name = in.text();
      Path file = Path.of(in.text());
      String output = in.text();
      int position = in.integer();
      boolean generated = in.integer() == 1;
      ImageShape input = new ImageShape(in.integer(), in.integer(), in.integer());
      LogitsOutput logits =
          new LogitsOutput(
              position == NO_POSITION ? OptionalInt.empty() : OptionalInt.of(position), output);
      return new Load(new ModuleArchive(name, file, generated, logits, input, in.integer()));
    }
  }

  /** Compute logits. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record LogitsOf(int count, float[] input) implements Request {
    @Override
    public void writeTo(FrameWriter out) throws IOException {
      out.begin(Frame.LOGITS, Integer.BYTES + Frame.floats(input.length));
      out.integer(count).floats(input).flush();
    }

    private static LogitsOf read(FrameReader in) throws IOException {
      return new LogitsOf(in.integer(), restAsFloats(in));
    }
  }

  /** Compute a gradient. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record GradientOf(float[] input, LogitLoss loss) implements Request {
    @Override
    public void writeTo(FrameWriter out) throws IOException {
      long floats =
          (long) input.length + loss.logSumExpWeights().length + loss.logitWeights().length;
      out.begin(Frame.GRADIENT, 2 * Integer.BYTES + Frame.floats(floats));
      out.integer(loss.count()).integer(loss.classes());
      out.floats(loss.logSumExpWeights()).floats(loss.logitWeights()).floats(input).flush();
    }

    private static GradientOf read(FrameReader in) throws IOException {
      int count = in.integer();
      int classes = in.integer();
      float[] logSumExpWeights = in.floats(count);
      float[] logitWeights = in.floats(Math.multiplyExact(count, classes));
      LogitLoss loss = new LogitLoss(classes, logSumExpWeights, logitWeights);
      return new GradientOf(restAsFloats(in), loss);
    }
  }

  private static float[] restAsFloats(FrameReader in) throws IOException {
    return in.floats(Math.toIntExact(in.remaining() / Float.BYTES));
  }
}
