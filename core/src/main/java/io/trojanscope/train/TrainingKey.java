package io.trojanscope.train;

import io.trojanscope.files.Sha256;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Tensor;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.Normalization;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/** What tells one training from another. */
public final class TrainingKey {
  private TrainingKey() {}

  /** A hash of the network with its first weights, of the images and of the settings. */
  public static String of(
      Graph network, Normalization normalization, LabeledImages images, TrainingConfig config) {
    MessageDigest digest = Sha256.newDigest();
    String settings =
        "%s %s %s %s".formatted(network.nodes(), normalization, images.sha256(), config);
    digest.update(settings.getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, Tensor> constant : network.constants().entrySet()) {
      digest.update(constant.toString().getBytes(StandardCharsets.UTF_8));
      if (constant.getValue().isFloat()) {
        float[] values = constant.getValue().floats();
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        digest.update(bytes);
      }
    }
    return Sha256.hex(digest);
  }
}
