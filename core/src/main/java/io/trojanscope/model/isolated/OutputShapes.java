package io.trojanscope.model.isolated;

import io.trojanscope.model.OutputShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Output shapes as the content of a frame: their number; of each its name, rank and sizes. */
final class OutputShapes {
  private static final int MOST_OUTPUTS = 1000;
  private static final int MOST_AXES = 16;

  private OutputShapes() {}

  static void write(FrameWriter out, List<OutputShape> outputs) throws IOException {
    List<OutputShape> first = outputs.subList(0, Math.min(outputs.size(), MOST_OUTPUTS));
    long length = Integer.BYTES;
    for (OutputShape output : first) {
      length += FrameWriter.utf8(output.name()).length + (2L + axes(output)) * Integer.BYTES;
    }
    out.begin(Frame.RESULT, length).integer(first.size());
    for (OutputShape output : first) {
      out.text(FrameWriter.utf8(output.name())).integer(axes(output));
      for (int axis = 0; axis < axes(output); axis++) {
        out.integer((int) Math.min(Integer.MAX_VALUE, output.dimensions().get(axis)));
      }
    }
  }

  private static int axes(OutputShape output) {
    return Math.min(MOST_AXES, output.dimensions().size());
  }

  static List<OutputShape> read(FrameReader in) throws IOException {
    int count = bounded(in.integer(), MOST_OUTPUTS);
    List<OutputShape> outputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = in.text();
      int axes = bounded(in.integer(), MOST_AXES);
      List<Long> dimensions = new ArrayList<>();
      for (int axis = 0; axis < axes; axis++) {
        dimensions.add((long) in.integer());
      }
      outputs.add(new OutputShape(name, dimensions));
    }
    in.end();
    return List.copyOf(outputs);
  }

  private static int bounded(int count, int most) throws ProtocolException {
    if (count < 0 || count > most) {
      throw new ProtocolException("expected a number of at most " + most + ", found " + count);
    }
    return count;
  }
}
