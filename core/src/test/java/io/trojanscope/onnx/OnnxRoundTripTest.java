package io.trojanscope.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.torchscript.MemoryLayout;
import io.trojanscope.train.Networks;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxRoundTripTest {
  @TempDir Path folder;

  @Test
  void writtenFilesAreReadBack() {
    NetworkFile network = network(new ImageShape(3, 20, 24));
    Path file = folder.resolve("network.onnx");

    ModelFiles.save(file, network);
    NetworkFile read = ModelFiles.open(file);

    assertThat(read).isEqualTo(network);
  }

  @Test
  void sameNetworkGivesSameBytes() throws IOException {
    NetworkFile network = network(new ImageShape(1, 16, 16));

    ModelFiles.save(folder.resolve("a.onnx"), network);
    ModelFiles.save(folder.resolve("b.onnx"), network);
    ModelFiles.save(folder.resolve("a.pt"), network);
    ModelFiles.save(folder.resolve("b.pt"), network);

    assertThat(folder.resolve("a.onnx")).hasSameBinaryContentAs(folder.resolve("b.onnx"));
    assertThat(folder.resolve("a.pt")).hasSameBinaryContentAs(folder.resolve("b.pt"));
  }

  @Test
  void onnxRuntimeGivesTheSameLogits() throws Exception {
    NetworkFile network = network(new ImageShape(1, 28, 28));
    Path file = folder.resolve("network.onnx");
    ModelFiles.save(file, network);
    ImageBatch images = randomImages(5, network.spec().input());

    float[] expected = onnxRuntimeLogits(file, images);
    float[] actual;
    try (GraphClassifier classifier =
        new GraphClassifier(network.graph(), network.spec(), MemoryLayout.CHANNELS_LAST)) {
      actual = classifier.logits(images).values();
    }

    assertThat(expected).hasSize(5 * 4).isNotEqualTo(new float[20]);
    assertThat(actual).containsExactly(expected, within(1e-5f));
  }

  @Test
  void truncatedFileIsRefused() throws IOException {
    Path file = folder.resolve("network.onnx");
    ModelFiles.save(file, network(new ImageShape(1, 16, 16)));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> ModelFiles.open(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("network.onnx: is not a whole ONNX file: cut short or damaged");
  }

  private static float[] onnxRuntimeLogits(Path file, ImageBatch images) throws Exception {
    ImageShape shape = images.shape();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] dimensions = {images.count(), shape.channels(), shape.height(), shape.width()};
    try (OrtSession session = environment.createSession(file.toString());
        OnnxTensor input =
            OnnxTensor.createTensor(environment, FloatBuffer.wrap(images.values()), dimensions);
        OrtSession.Result result = session.run(Map.of("images", input))) {
      FloatBuffer logits = FloatBuffer.allocate(images.count() * 4);
      for (float[] row : (float[][]) result.get(0).getValue()) {
        logits.put(row);
      }
      return logits.array();
    }
  }

  private static NetworkFile network(ImageShape shape) {
    TreeMap<String, String> metadata = new TreeMap<>();
    metadata.put("configuration.seed", "7");
    Normalization normalization =
        shape.channels() == 1
            ? Normalization.identity(1)
            : new Normalization(List.of(0.4f, 0.5f, 0.6f), List.of(0.2f, 0.25f, 0.3f));
    ModelSpec spec = new ModelSpec(shape, normalization, List.of("cat", "dog", "<b>", "a\nb"));
    return new NetworkFile(Networks.paperCnn(shape, 4, 7), spec, metadata);
  }

  private static ImageBatch randomImages(int count, ImageShape shape) {
    SplittableRandom random = new SplittableRandom(3);
    float[] values = new float[count * shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return new ImageBatch(count, shape, values);
  }
}
