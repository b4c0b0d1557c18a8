package io.trojanscope.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.ImportedNetwork;
import io.trojanscope.graph.Tensor;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.text.DisplayText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The floating-point initializers of an ONNX file, and the same file with other values. All else
 * stays the same: names, nodes, metadata, opset, the types of the initializers and unknown fields.
 */
public final class OnnxWeights {
  private final OnnxFile file;
  private final boolean external;
  private final SortedMap<String, Tensor> tensors;

  private OnnxWeights(OnnxFile file, boolean external, SortedMap<String, Tensor> tensors) {
    this.file = file;
    this.external = external;
    this.tensors = Collections.unmodifiableSortedMap(tensors);
  }

  /**
   * Reads a file. Initializers that lie in files beside it become part of it.
   *
   * @throws InvalidInputException if it is damaged, or all of it would be larger than 2 GiB
   * @throws io.trojanscope.error.SuspiciousInputException if it names data files outside of its
   *     folder
   */
  public static OnnxWeights read(Path path) {
    return ReadingFaults.named(
        path.toString(),
        () -> {
          OnnxFile file = OnnxFile.parse(path);
          boolean external =
              file.graph().getInitializerList().stream().anyMatch(ExternalData::isExternal);
          OnnxFile whole = external ? withExternalData(file) : file;
          return new OnnxWeights(whole, external, tensors(whole));
        });
  }

  private static OnnxFile withExternalData(OnnxFile file) {
    ExternalData data = new ExternalData(file.path());
    GraphProto.Builder graph = file.graph().toBuilder();
    long bytes = 0;
    for (int i = 0; i < graph.getInitializerCount(); i++) {
      TensorProto tensor = graph.getInitializer(i);
      if (ExternalData.isExternal(tensor)) {
        ByteBuffer content = data.read(tensor, size(file, tensor));
        bytes += content.remaining();
        if (bytes > Integer.MAX_VALUE) {
          throw file.error("expected weights of at most 2 GiB, found more");
        }
        graph.setInitializer(
            i,
            tensor.toBuilder()
                .clearDataLocation()
                .clearExternalData()
                .setRawData(ByteString.copyFrom(content)));
      }
    }
    return with(file, graph.build());
  }

  private static int size(OnnxFile file, TensorProto tensor) {
    long bytes =
        StoredType.of(TensorProto.DataType.forNumber(tensor.getDataType()))
            .map(StoredType::bytes)
            .orElse(0);
    for (long dimension : tensor.getDimsList()) {
      bytes = dimension < 0 || bytes > Integer.MAX_VALUE ? 0 : bytes * dimension;
    }
    if (bytes < 1 || bytes > Integer.MAX_VALUE) {
      throw file.error(
          "tensor '%s': expected numbers of at most 2 GiB, found dimensions %s"
              .formatted(DisplayText.name(tensor.getName()), tensor.getDimsList()));
    }
    return (int) bytes;
  }

  private static OnnxFile with(OnnxFile file, GraphProto graph) {
    return new OnnxFile(file.path(), file.model().toBuilder().setGraph(graph).build());
  }

  private static SortedMap<String, Tensor> tensors(OnnxFile file) {
    TensorReader reader = new TensorReader(file.path());
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    for (TensorProto tensor : file.graph().getInitializerList()) {
      boolean isFloat =
          StoredType.of(TensorProto.DataType.forNumber(tensor.getDataType()))
              .filter(StoredType::isFloat)
              .isPresent();
      if (isFloat) {
        tensors.put(tensor.getName(), reader.read(tensor));
      }
    }
    return tensors;
  }

  /** The initializers by name, with their values as float32. */
  public SortedMap<String, Tensor> tensors() {
    return tensors;
  }

  /** Whether initializers lay in files beside it. */
  public boolean hadExternalData() {
    return external;
  }

  /**
   * The file with other values; those of a 16-bit type are rounded.
   *
   * @param changed by name; each has the shape of the initializer that it replaces
   * @throws IllegalArgumentException if there is no such initializer, or its shape differs
   */
  public OnnxWeights with(Map<String, Tensor> changed) {
    changed.forEach(this::requireFit);
    GraphProto.Builder graph = file.graph().toBuilder();
    for (int i = 0; i < graph.getInitializerCount(); i++) {
      TensorProto tensor = graph.getInitializer(i);
      Tensor values = changed.get(tensor.getName());
      if (values != null) {
        float[] before = tensors.get(tensor.getName()).floats();
        graph.setInitializer(i, StoredFloats.replaced(tensor, before, values.floats()));
      }
    }
    OnnxFile written = with(file, graph.build());
    return new OnnxWeights(written, external, tensors(written));
  }

  private void requireFit(String name, Tensor values) {
    Tensor known = tensors.get(name);
    if (known == null || !values.isFloat() || !known.shape().equals(values.shape())) {
      throw new IllegalArgumentException(
          "%s: expected %s, found %s"
              .formatted(name, known == null ? "another initializer" : known, values));
    }
  }

  /**
   * The network that the file holds, as {@link OnnxReader#read(Path, ModelSettings, Optional)}
   * reads it.
   *
   * @throws InvalidInputException as that does
   */
  public ImportedNetwork network(ModelSettings settings, Optional<ImageShape> images) {
    return ReadingFaults.named(
        file.path().toString(), () -> OnnxReader.read(file, settings, images));
  }

  /** Writes the file; the same content gives the same bytes. */
  public void write(OutputStream out) throws IOException {
    ModelProto model = file.model();
    CodedOutputStream coded = CodedOutputStream.newInstance(out);
    coded.useDeterministicSerialization();
    model.writeTo(coded);
    coded.flush();
  }
}
