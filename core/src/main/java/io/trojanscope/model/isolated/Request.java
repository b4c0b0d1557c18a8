package io.trojanscope.model.isolated;

import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.djl.ModuleDescription;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.LogitsOutput;
import io.trojanscope.spec.OutputKind;
import io.trojanscope.spec.PixelOrder;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;

/** What a worker is asked for. */
sealed interface Request {
  /** Sends it, as one frame. */
  void writeTo(FrameWriter out) throws IOException;

  /** Receives one. */
  static Request readFrom(FrameReader in) throws IOException {
    int kind = in.begin();
    return switch (kind) {
      case Frame.LOAD -> Load.read(in);
      case Frame.LOGITS -> LogitsOf.read(in);
      case Frame.GRADIENT -> GradientOf.read(in);
      case Frame.OUTPUTS -> OutputsOf.read(in);
      default -> throw new ProtocolException("expected a request, found kind " + kind);
    };
  }

  /**
   * Load an archive in place of the present one.
   *
   * @param length of the archive in bytes
   * @param archive its content; where it was received, it must be closed before the next request
   */
  record Load(ModuleDescription description, long length, InputStream archive) implements Request {
    private static final int NO_POSITION = -1;
    private static final int INTEGERS = 10;

    @Override
    public void writeTo(FrameWriter out) throws IOException {
      byte[] name = FrameWriter.utf8(description.name());
      byte[] output = FrameWriter.utf8(description.output().name());
      int texts = Math.addExact(name.length, output.length);
      out.begin(Frame.LOAD, texts + INTEGERS * Integer.BYTES + length);
      out.text(name).text(output);
      out.integer(description.output().position().orElse(NO_POSITION));
      out.integer(description.generated() ? 1 : 0);
      out.integer(description.kind() == OutputKind.PROBABILITIES ? 1 : 0);
      out.integer(description.pixelOrder() == PixelOrder.CHANNELS_LAST ? 1 : 0);
      ImageShape input = description.input();
      out.integer(input.channels()).integer(input.height()).integer(input.width());
      out.integer(description.classes()).bytes(archive).flush();
    }

    private static Load read(FrameReader in) throws IOException {
      String name = in.text();
      String output = in.text();
      int position = in.integer();
      LogitsOutput logits =
          new LogitsOutput(
              position == NO_POSITION ? OptionalInt.empty() : OptionalInt.of(position), output);
      boolean generated = in.integer() == 1;
      OutputKind kind = in.integer() == 1 ? OutputKind.PROBABILITIES : OutputKind.LOGITS;
      PixelOrder order = in.integer() == 1 ? PixelOrder.CHANNELS_LAST : PixelOrder.CHANNELS_FIRST;
      ImageShape input = new ImageShape(in.integer(), in.integer(), in.integer());
      ModuleDescription description =
          new ModuleDescription(name, generated, logits, kind, input, order, in.integer());
      return new Load(description, in.remaining(), in.rest());
    }
  }

  /** Compute logits. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record LogitsOf(int count, float[] input) implements Request {
    @Override
    public void writeTo(FrameWriter out) throws IOException {
      writeImages(out, Frame.LOGITS, count, input);
    }

    private static LogitsOf read(FrameReader in) throws IOException {
      return new LogitsOf(in.integer(), restAsFloats(in));
    }
  }

  /** Say which outputs there are. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record OutputsOf(int count, float[] input) implements Request {
    @Override
    public void writeTo(FrameWriter out) throws IOException {
      writeImages(out, Frame.OUTPUTS, count, input);
    }

    private static OutputsOf read(FrameReader in) throws IOException {
      return new OutputsOf(in.integer(), restAsFloats(in));
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

  private static void writeImages(FrameWriter out, int kind, int count, float[] input)
      throws IOException {
    out.begin(kind, Integer.BYTES + Frame.floats(input.length));
    out.integer(count).floats(input).flush();
  }

  private static float[] restAsFloats(FrameReader in) throws IOException {
    return in.floats(Math.toIntExact(in.remaining() / Float.BYTES));
  }
}
