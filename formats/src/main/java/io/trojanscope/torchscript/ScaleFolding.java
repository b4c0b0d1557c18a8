package io.trojanscope.torchscript;

import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A batch normalization right after a convolution or a product becomes part of its weights. */
final class ScaleFolding extends GraphRewrite {
  private static final float EPSILON = 1e-5f;

  @Override
  Optional<Node> replacement(Node node, Wiring wiring) {
    if (!node.operator().equals("BatchNormalization")
        || !wiring.isUsedOnce(node.inputs().get(0))
        || !areConstants(node.inputs().subList(1, 5), wiring)) {
      return Optional.empty();
    }
    String value = node.inputs().get(0);
    return wiring
        .producer(value, "Conv")
        .or(() -> wiring.producer(value, "Gemm"))
        .filter(layer -> areConstants(layer.inputs().subList(1, layer.inputs().size()), wiring))
        .filter(layer -> isByRow(layer, values(node, 1, wiring).length, wiring))
        .map(layer -> folded(layer, node, wiring));
  }

  private static boolean areConstants(List<String> values, Wiring wiring) {
    return values.stream().allMatch(v -> v.isEmpty() || wiring.constant(v).isPresent());
  }

  /** The first axis of the weights is that of the channels. */
  private static boolean isByRow(Node layer, int channels, Wiring wiring) {
    boolean biasFits =
        !layer.hasInput(2)
            || wiring
                .constant(layer.inputs().get(2))
                .filter(bias -> bias.isFloat() && bias.shape().equals(List.of(channels)))
                .isPresent();
    return biasFits && (layer.operator().equals("Conv") || GemmSource.isLinear(layer));
  }

  private Node folded(Node layer, Node normalization, Wiring wiring) {
    double[] scale = scale(normalization, wiring);
    float[] shift = values(normalization, 2, wiring);
    float[] mean = values(normalization, 3, wiring);
    String weightName = layer.inputs().get(1);
    Tensor weight = wiring.constant(weightName).orElseThrow();
    float[] bias = layer.hasInput(2) ? values(layer, 2, wiring) : new float[weight.dimension(0)];
    float[] newBias = new float[bias.length];
    for (int c = 0; c < bias.length; c++) {
      newBias[c] = (float) ((bias[c] - (double) mean[c]) * scale[c] + shift[c]);
    }
    List<String> inputs = new ArrayList<>(List.of(layer.inputs().get(0)));
    inputs.add(constant(weightName, scaledRows(weight, scale)));
    inputs.add(constant(weightName, Tensor.of(List.of(newBias.length), newBias)));
    return like(normalization, layer.operator(), inputs, layer.attributes());
  }

  private static double[] scale(Node normalization, Wiring wiring) {
    float[] gain = values(normalization, 1, wiring);
    float[] variance = values(normalization, 4, wiring);
    double epsilon = normalization.attributes().real("epsilon", EPSILON);
    double[] scale = new double[gain.length];
    for (int c = 0; c < scale.length; c++) {
      scale[c] = gain[c] / Math.sqrt(variance[c] + epsilon);
    }
    return scale;
  }

  private static float[] values(Node node, int position, Wiring wiring) {
    return wiring.constant(node.inputs().get(position)).orElseThrow().floats();
  }

  private static Tensor scaledRows(Tensor weight, double[] scale) {
    float[] values = weight.floats().clone();
    int row = values.length / scale.length;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] * scale[i / row]);
    }
    return Tensor.of(weight.shape(), values);
  }
}
