package io.trojanscope.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.trojanscope.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Counts what of a file becomes an object in memory, without making any: a node or an attribute may
 * take two bytes in the file, and over a hundred once it is parsed.
 */
final class PartCount {
  private static final int MOST = 1 << 20;

  /** The nesting that protobuf parses; it refuses what is deeper. */
  private static final int DEEPEST = 100;

  private final Path path;
  private final CodedInputStream in;
  private int count;

  private PartCount(Path path, CodedInputStream in) {
    this.path = path;
    this.in = in;
  }

  /**
   * Reads a file to its end.
   *
   * @throws InvalidInputException if it has more parts than are parsed
   * @throws InvalidProtocolBufferException if it is damaged
   */
  static void requireFew(Path path, InputStream file) throws IOException {
    new PartCount(path, CodedInputStream.newInstance(file)).message(ModelProto.getDescriptor(), 0);
  }

  private void message(Descriptor message, int depth) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      FieldDescriptor field = message.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
      int wireType = WireFormat.getTagWireType(tag);
      if (wireType == WireFormat.WIRETYPE_START_GROUP) {
        throw new InvalidInputException(
            path
                + ": is not a whole ONNX file: it contains a protobuf group, which ONNX does not use; copy it again");
      }
      if (isMessage(field, wireType) && depth < DEEPEST) {
        add();
        int outer = in.pushLimit(in.readRawVarint32());
        message(field.getMessageType(), depth + 1);
        in.popLimit(outer);
      } else {
        if (!isNumber(field, wireType)) {
          add();
        }
        in.skipField(tag);
      }
    }
  }

  private static boolean isMessage(FieldDescriptor field, int wireType) {
    return field != null
        && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
        && wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }

  /** One number or several in a row, which take little more in memory than in the file. */
  private static boolean isNumber(FieldDescriptor field, int wireType) {
    if (field == null) {
      return false;
    }
    return switch (field.getJavaType()) {
      case INT, LONG, FLOAT, DOUBLE, BOOLEAN ->
          wireType == field.getLiteType().getWireType()
              || (field.isPackable() && wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED);
      default -> false;
    };
  }

  private void add() {
    if (++count > MOST) {
      throw new InvalidInputException(
          "%s: expected at most %d nodes, attributes, names and other parts, found more; export it anew"
              .formatted(path, MOST));
    }
  }
}
