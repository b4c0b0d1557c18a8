package io.trojanscope.train.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.graph.Tensor;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Twelve images in three classes, whose values are sines of their index; and PyTorch's results. */
record SineImages(ImageShape shape) implements LabeledImages {
  static JsonNode expected(String file) throws IOException {
    try (InputStream in = SineImages.class.getResourceAsStream(file)) {
      return JsonMapper.shared().readTree(in);
    }
  }

  static void assertAgrees(String name, Tensor tensor, JsonNode expected) {
    double sum = 0;
    double sizes = 0;
    double squares = 0;
    for (float value : tensor.floats()) {
      sum += value;
      sizes += Math.abs(value);
      squares += value * (double) value;
    }
    assertThat(sum)
        .as(name + " sum")
        .isCloseTo(expected.get(0).doubleValue(), within(Math.max(2e-2, 1e-5 * sizes)));
    assertThat(squares)
        .as(name + " squares")
        .isCloseTo(expected.get(1).doubleValue(), within(1e-3 * squares));
    for (int i = 0; i < 3; i++) {
      float wanted = (float) expected.get(2 + i).doubleValue();
      assertThat(tensor.floats()[i])
          .as(name + " value " + i)
          .isCloseTo(wanted, within(1e-4f * Math.max(1, Math.abs(wanted))));
    }
  }

  /** Weights as in the scripts: sines of their index, at a normalization's gain around 1. */
  static Tensor sines(String name, Tensor tensor) {
    double fanIn = tensor.size() / (double) tensor.dimension(0);
    int phase = name.chars().sum();
    float[] values = new float[tensor.size()];
    for (int i = 0; i < values.length; i++) {
      double value = Math.sin(0.7 * i + phase) * 2 / Math.sqrt(fanIn);
      values[i] = (float) (name.endsWith("gain") ? 1 + value / 4 : value);
    }
    return Tensor.of(tensor.shape(), values);
  }

  @Override
  public int size() {
    return 12;
  }

  @Override
  public List<String> classNames() {
    return List.of("a", "b", "c");
  }

  @Override
  public int label(int index) {
    return index % 3;
  }

  @Override
  public void copyImage(int index, float[] destination, int offset) {
    for (int i = 0; i < shape.size(); i++) {
      double sine = Math.sin(1.3 * (index * shape.size() + i));
      destination[offset + i] = (float) (0.5 + 0.5 * sine * sine * sine);
    }
  }

  @Override
  public String sha256() {
    return "";
  }
}
