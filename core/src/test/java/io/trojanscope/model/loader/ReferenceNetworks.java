package io.trojanscope.model.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.spec.ImageShape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** The files that networks.py wrote, and PyTorch's values in float64. */
final class ReferenceNetworks {
  static final ImageShape SHAPE = new ImageShape(3, 32, 32);
  static final int CLASSES = 7;
  private static final int IMAGES = 2;

  private ReferenceNetworks() {}

  static Path file(String name) {
    try {
      return Path.of(ReferenceNetworks.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static ImageBatch images() {
    ImageBatch images = ImageBatch.blank(IMAGES, SHAPE);
    for (int i = 0; i < images.values().length; i++) {
      images.values()[i] = (float) (0.5 + 0.5 * Math.pow(Math.sin(1.3 * i), 3));
    }
    return images;
  }

  /** Logits within 1e-5 and gradients within 1e-4 of the largest, after calls in between. */
  static void assertAgrees(DifferentiableClassifier classifier, String network) {
    float[] weights = new float[IMAGES * CLASSES];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.cos(i % CLASSES);
    }
    LogitLoss loss = new LogitLoss(CLASSES, new float[IMAGES], weights);
    for (int call = 0; call < 2; call++) {
      InputGradient result = classifier.inputGradient(images(), loss);
      assertClose(classifier.logits(images()).values(), expected(network, "logits"), 1e-5);
      assertClose(result.logits().values(), expected(network, "logits"), 1e-5);
      assertClose(result.gradient(), expected(network, "gradient"), 1e-4);
    }
  }

  static float[] expected(String network, String what) {
    try (InputStream in = ReferenceNetworks.class.getResourceAsStream("networks.json")) {
      String text = JsonMapper.shared().readTree(in).get(network).get(what).stringValue();
      byte[] bytes = Base64.getDecoder().decode(text);
      float[] values = new float[bytes.length / Float.BYTES];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void assertClose(float[] actual, float[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    double scale = 0;
    double error = 0;
    for (int i = 0; i < expected.length; i++) {
      scale = Math.max(scale, Math.abs(expected[i]));
      error = Math.max(error, Math.abs(expected[i] - (double) actual[i]));
    }
    assertThat(scale).isGreaterThan(1e-3);
    assertThat(error / scale).isLessThan(tolerance);
  }
}
