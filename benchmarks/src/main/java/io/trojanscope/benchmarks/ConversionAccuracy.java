package io.trojanscope.benchmarks;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.torchscript.convert.TorchScriptReader;
import io.trojanscope.vet.TorchScriptVetter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares TorchScript files, read as networks, with the values that PyTorch computed for them. */
public final class ConversionAccuracy {
  private static final String VALUES = ".json";

  private ConversionAccuracy() {}

  /**
   * Prints a row of a table for each file.
   *
   * @param arguments the folder that {@code conversions.py} wrote
   */
  public static void main(String[] arguments) throws IOException {
    System.out.println("| file | nodes | difference of logits | of gradients |\n|---|---|---|---|");
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      for (Path values : files.filter(file -> file.toString().endsWith(VALUES)).sorted().toList()) {
        JsonNode expected = JsonMapper.shared().readTree(values.toFile());
        for (String kind : List.of(".traced.pt", ".scripted.pt")) {
          Path file = Path.of(values.toString().replace(VALUES, kind));
          if (Files.exists(file)) {
            System.out.printf("| `%s` | %s |%n", file.getFileName(), row(file, expected));
          }
        }
      }
    }
  }

  private static String row(Path file, JsonNode expected) {
    ImageShape shape =
        new ImageShape(
            expected.get("shape").get(1).intValue(),
            expected.get("shape").get(2).intValue(),
            expected.get("shape").get(3).intValue());
    try {
      NetworkFile network =
          TorchScriptReader.read(
                  TorchScriptVetter.vet(file), ModelSettings.NONE, Optional.of(shape))
              .network();
      try (GraphClassifier classifier = GraphClassifier.of(network.graph(), network.spec())) {
        return network.graph().nodes().size() + " | " + differences(classifier, shape, expected);
      }
    } catch (InvalidInputException e) {
      return "cannot be read: " + e.getMessage() + " | | ";
    }
  }

  private static String differences(
      GraphClassifier classifier, ImageShape shape, JsonNode expected) {
    int count = expected.get("shape").get(0).intValue();
    ImageBatch images = ImageBatch.blank(count, shape);
    for (int i = 0; i < images.values().length; i++) {
      images.values()[i] = (float) (0.5 + 0.5 * Math.pow(Math.sin(1.3 * i), 3));
    }
    int classes = expected.get("classes").intValue();
    float[] weights = new float[count * classes];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.cos(i);
    }
    InputGradient result =
        classifier.inputGradient(images, new LogitLoss(classes, new float[count], weights));
    return Difference.of(result.logits().values(), floats(expected.get("logits")))
        + " | "
        + gradientDifference(result.gradient(), floats(expected.get("gradient")), count);
  }

  /**
   * Of the image that agrees best. At a kink, such as a Relu of 1e-8, float32 and float64 take
   * different sides, in PyTorch too, and a gradient then differs by several percent.
   */
  private static String gradientDifference(float[] actual, float[] expected, int count) {
    int size = actual.length / count;
    return IntStream.range(0, count)
        .mapToObj(
            image ->
                Difference.of(
                    Arrays.copyOfRange(actual, image * size, (image + 1) * size),
                    Arrays.copyOfRange(expected, image * size, (image + 1) * size)))
        .min(Comparator.comparingDouble(Difference::largest))
        .orElseThrow()
        .toString();
  }

  private static float[] floats(JsonNode base64) {
    byte[] bytes = Base64.getDecoder().decode(base64.stringValue());
    float[] floats = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
    return floats;
  }

  /** The largest difference, and the largest expected value. */
  private record Difference(double largest, double scale) {
    static Difference of(float[] actual, float[] expected) {
      double largest = 0;
      double scale = 0;
      for (int i = 0; i < expected.length; i++) {
        scale = Math.max(scale, Math.abs(expected[i]));
        largest = Math.max(largest, Math.abs((double) actual[i] - expected[i]));
      }
      return new Difference(largest, scale);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.1e of %.2g", largest, scale);
    }
  }
}
