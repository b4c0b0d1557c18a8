package io.trojanscope.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.train.NetworkArchitecture;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The networks that are trained here, written as ONNX files and run by others. */
class BuiltInNetworksTest {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);
  private static final int IMAGES = 2;
  private static final float STEP = 1e-3f;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"resnet:14", "vgg:11", "mobilenet", "vit:2"})
  void onnxRuntimeGivesTheSameLogits(String name) throws Exception {
    NetworkFile network = network(name);
    Path file = folder.resolve("network.onnx");
    ModelFiles.save(file, network);
    float[] images = images();

    float[] expected = onnxRuntime(file, images);

    assertAgrees(logits(network, images), expected);
    assertAgrees(logits(ModelFiles.open(file), images), expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet:8", "vgg:11", "mobilenet", "vit:1"})
  void theLossFallsAgainstTheGradient(String name) {
    NetworkFile network = network(name);
    float[] images = images();
    try (GraphClassifier classifier = GraphClassifier.of(network.graph(), network.spec())) {
      LogitLoss loss = LogitLoss.crossEntropy(3, 0, 1);
      float[] gradient =
          classifier.inputGradient(new ImageBatch(IMAGES, SHAPE, images), loss).gradient();
      double square = 0;
      float[] moved = images.clone();
      for (int i = 0; i < moved.length; i++) {
        square += gradient[i] * (double) gradient[i];
      }
      double length = Math.sqrt(square);
      for (int i = 0; i < moved.length; i++) {
        moved[i] -= (float) (STEP / length * gradient[i]);
      }

      double change = crossEntropy(classifier, moved) - crossEntropy(classifier, images);
      assertThat(length).isPositive();
      assertThat(change).isCloseTo(-STEP * length, within(0.2 * STEP * length + 1e-6));
    }
  }

  private static double crossEntropy(GraphClassifier classifier, float[] images) {
    float[] logits = classifier.logits(new ImageBatch(IMAGES, SHAPE, images)).values();
    double sum = 0;
    for (int image = 0; image < IMAGES; image++) {
      double exponentials = 0;
      for (int c = 0; c < 3; c++) {
        exponentials += Math.exp(logits[image * 3 + c]);
      }
      sum += Math.log(exponentials) - logits[image * 3 + image];
    }
    return sum;
  }

  private static void assertAgrees(float[] found, float[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i])
          .isCloseTo(expected[i], within(1e-4f * Math.max(1, Math.abs(expected[i]))));
    }
    assertThat(expected[0]).isNotCloseTo(expected[3], within(1e-5f));
  }

  private static float[] logits(NetworkFile network, float[] images) {
    try (GraphClassifier classifier = GraphClassifier.of(network.graph(), network.spec())) {
      return classifier.logits(new ImageBatch(IMAGES, SHAPE, images)).values();
    }
  }

  private static float[] onnxRuntime(Path file, float[] images) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString());
        OnnxTensor input =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(images), new long[] {IMAGES, 3, 32, 32});
        OrtSession.Result result = session.run(Map.of("images", input))) {
      float[][] rows = (float[][]) result.get(0).getValue();
      float[] logits = new float[IMAGES * 3];
      for (int image = 0; image < IMAGES; image++) {
        System.arraycopy(rows[image], 0, logits, image * 3, 3);
      }
      return logits;
    }
  }

  private static NetworkFile network(String name) {
    Graph graph = NetworkArchitecture.parse(name).build(SHAPE, 3, 7);
    ModelSpec spec = new ModelSpec(SHAPE, Normalization.identity(3), List.of("a", "b", "c"));
    return new NetworkFile(graph, spec, new TreeMap<>());
  }

  private static float[] images() {
    SplittableRandom random = new SplittableRandom(3);
    float[] images = new float[IMAGES * SHAPE.size()];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextDouble();
    }
    return images;
  }
}
