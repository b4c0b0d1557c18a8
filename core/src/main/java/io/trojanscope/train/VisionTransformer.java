package io.trojanscope.train;

import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Tensor;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.train.NetworkBuilder.Point;
import java.util.List;
import java.util.Map;

/**
 * A small vision transformer (Dosovitskiy et al. 2021) in the plain form of Beyer et al. 2022:
 * patches of 4x4 pixels as vectors of 64 values, fixed sines as positions, then layers of attention
 * with four heads and of a GELU network with 128 units, each behind a layer normalization and added
 * to what came in; layer normalization; the mean over the patches; fully connected.
 */
final class VisionTransformer {
  static final int PATCH = 4;
  private static final int WIDTH = 64;
  private static final int HEADS = 4;
  private static final int UNITS = 128;

  private final NetworkBuilder network;
  private final GraphAssembly assembly;
  private final int patches;

  private VisionTransformer(NetworkBuilder network, int patches) {
    this.network = network;
    this.assembly = network.assembly();
    this.patches = patches;
  }

  /**
   * The network with random weights.
   *
   * @param images of sides that {@value #PATCH} divides
   * @param depth layers of attention
   */
  static Graph build(ImageShape images, int classes, int depth, long seed) {
    int rows = images.height() / PATCH;
    int columns = images.width() / PATCH;
    NetworkBuilder network = new NetworkBuilder(images, seed).patchConvolution(WIDTH, PATCH);
    VisionTransformer transformer = new VisionTransformer(network, rows * columns);
    transformer.reshape("tokens", -1L, (long) WIDTH, (long) rows * columns).transpose(0L, 2L, 1L);
    network.operator(
        "Add",
        List.of(
            transformer.assembly.constant("positions", PatchPositions.of(rows, columns, WIDTH))),
        Map.of());
    for (int layer = 1; layer <= depth; layer++) {
      transformer.addAttention("attention" + layer);
      transformer.addUnits("units" + layer);
    }
    transformer.normalize("end");
    network.operator("ReduceMean", List.of(), Map.of("axes", List.of(1L), "keepdims", 0L));
    return network
        .from(new Point(network.point().value(), WIDTH, 1, 1))
        .fullyConnected(classes)
        .build();
  }

  private void addAttention(String name) {
    Point before = network.point();
    normalize(name);
    Point normalized = network.point();
    String keys = head(name + ".key", normalized, 0L, 2L, 3L, 1L);
    String values = head(name + ".value", normalized, 0L, 2L, 1L, 3L);
    head(name + ".query", normalized, 0L, 2L, 1L, 3L);
    float scale = (float) (1 / Math.sqrt((double) WIDTH / HEADS));
    network
        .operator("MatMul", List.of(keys), Map.of())
        .operator("Mul", List.of(assembly.constant("scale", Tensor.scalar(scale))), Map.of())
        .operator("Softmax", List.of(), Map.of("axis", -1L))
        .operator("MatMul", List.of(values), Map.of());
    transpose(0L, 2L, 1L, 3L).reshape("joined", -1L, (long) patches, (long) WIDTH);
    linear(name + ".output", WIDTH, WIDTH);
    network.plus(before);
  }

  /** Queries, keys or values: images x heads x patches x values, transposed. */
  private String head(String name, Point normalized, Long... order) {
    network.from(normalized);
    linear(name, WIDTH, WIDTH);
    reshape("heads", -1L, (long) patches, (long) HEADS, (long) WIDTH / HEADS).transpose(order);
    return network.point().value();
  }

  private void addUnits(String name) {
    Point before = network.point();
    normalize(name);
    linear(name + ".wide", WIDTH, UNITS);
    gelu();
    linear(name + ".narrow", UNITS, WIDTH);
    network.plus(before);
  }

  /** x/2 (1 + erf(x / sqrt 2)), in operators of every ONNX reader. */
  private void gelu() {
    Point input = network.point();
    network
        .operator(
            "Div",
            List.of(assembly.constant("root", Tensor.scalar((float) Math.sqrt(2)))),
            Map.of())
        .operator("Erf", List.of(), Map.of())
        .operator("Add", List.of(assembly.constant("one", Tensor.scalar(1))), Map.of())
        .operator("Mul", List.of(input.value()), Map.of())
        .operator("Mul", List.of(assembly.constant("half", Tensor.scalar(0.5f))), Map.of());
  }

  private void normalize(String name) {
    List<String> weights =
        List.of(
            assembly.constant(name + ".gain", InitialTensors.filled(List.of(WIDTH), 1)),
            assembly.constant(name + ".shift", Tensor.zeros(List.of(WIDTH))));
    network.operator("LayerNormalization", weights, Map.of("axis", -1L));
  }

  private void linear(String name, int inputs, int outputs) {
    Tensor matrix = InitialTensors.uniform(List.of(inputs, outputs), inputs, assembly.random());
    network
        .operator("MatMul", List.of(assembly.constant(name + ".weight", matrix)), Map.of())
        .operator(
            "Add",
            List.of(assembly.constant(name + ".bias", Tensor.zeros(List.of(outputs)))),
            Map.of());
  }

  private VisionTransformer reshape(String name, Long... shape) {
    String constant = assembly.constant(name + ".shape", Tensor.vector(List.of(shape)));
    network.operator("Reshape", List.of(constant), Map.of());
    return this;
  }

  private VisionTransformer transpose(Long... order) {
    network.operator("Transpose", List.of(), Map.of("perm", List.of(order)));
    return this;
  }
}
