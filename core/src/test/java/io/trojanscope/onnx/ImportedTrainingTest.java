package io.trojanscope.onnx;

import static io.trojanscope.fixtures.OnnxBuilder.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.fixtures.OnnxBuilder;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.train.EpochSummary;
import io.trojanscope.train.TrainedNetwork;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.train.djl.NetworkTrainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of other programs are trained as what they are. */
class ImportedTrainingTest {
  private static final ImageShape SHAPE = new ImageShape(1, 8, 8);
  private static final Spots IMAGES = new Spots();

  @TempDir static Path folder;

  @Test
  void onlyWeightsAreTrained() {
    NetworkFile network = network(ImportedTrainingTest::clipped);

    TrainedNetwork trained = train(network.graph(), 40);

    List<Double> losses = trained.epochs().stream().map(EpochSummary::meanLoss).toList();
    assertThat(losses.get(39)).isLessThan(losses.get(0) / 2);
    assertThat(changed(network.graph(), trained.graph())).isEqualTo(weights(network.graph()));
  }

  /** The loss of the next epoch's first and only batch is that before its step. */
  @Test
  void theSavedNetworkIsTheTrainedOne() throws OrtException {
    NetworkFile network = network(ImportedTrainingTest::clipped);
    Graph trained = train(network.graph(), 5).graph();
    Path file = folder.resolve("trained.onnx");
    NetworkFile saved = new NetworkFile(trained, network.spec(), network.metadata());
    OutputFiles.write(file, out -> OnnxWriter.write(saved, out));

    double expected = lossByOnnxRuntime(file, trained.output());

    assertThat(train(trained, 1).epochs().get(0).meanLoss()).isCloseTo(expected, within(1e-5));
  }

  /** A slope that is also a factor would change the factor. */
  @Test
  void constantsThatAlsoServeAsSomethingElseStayAsTheyAre() {
    NetworkFile network =
        network(
            (b, value) -> {
              String both = b.uniform(0.5, 1, 8);
              String sloped = b.node("PRelu", List.of(value, both));
              String flat = b.node("Flatten", List.of(b.node("Mul", List.of(sloped, both))));
              return b.node("Gemm", List.of(flat, b.weights(0.1, 64, 3)));
            });

    Graph trained = train(network.graph(), 2).graph();

    assertThat(changed(network.graph(), trained)).isEqualTo(inputs(network.graph(), "Gemm", 1));
  }

  @Test
  void networksWithoutWeightsAreRefused() {
    NetworkFile network =
        network(
            (b, value) -> {
              String flat = b.node("Flatten", List.of(value));
              return b.node("Slice", List.of(flat, b.integers(0), b.integers(3), b.integers(1)));
            });

    assertThatThrownBy(() -> train(network.graph(), 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected a network with weights, found none");
  }

  private static NetworkFile network(BiFunction<OnnxBuilder, String, String> body) {
    OnnxBuilder builder = new OnnxBuilder(13, 3);
    builder.logits(body.apply(builder, builder.images(-1, 1, 8, 8)));
    return OnnxReader.read(builder.write(folder.resolve("network.onnx")));
  }

  /** Layers with limits, paddings and factors between them. */
  private static String clipped(OnnxBuilder b, String value) {
    String centred = b.node("Sub", List.of(value, b.floats(new float[] {0.4f}, 1, 1, 1)));
    String sloped = b.node("PRelu", List.of(centred, b.uniform(0.1, 0.3, 1, 1, 1)));
    String convolved =
        b.node(
            "Conv",
            List.of(sloped, b.weights(0.5, 4, 1, 3, 3), b.weights(0.1, 4)),
            attribute("pads", new int[] {0, 1, 2, 0}));
    String clipped = b.node("Clip", List.of(convolved, b.scalar(0), b.scalar(0.6)));
    String padded =
        b.node("Pad", List.of(clipped, b.integers(0, 0, 1, 0, 0, 0, 0, 1), b.scalar(0.2)));
    String second = b.node("Conv", List.of(padded, b.weights(0.3, 4, 4, 3, 3)));
    String gate = b.node("Add", List.of(second, b.scalar(3)));
    String scaled = b.node("Mul", List.of(gate, b.uniform(0.5, 1, 4, 1, 1)));
    String rows = b.node("Reshape", List.of(scaled, b.integers(0, 4, 42)));
    String product = b.node("MatMul", List.of(rows, b.weights(0.2, 42, 3)));
    String shifted = b.node("Add", List.of(product, b.weights(0.1, 3)));
    return b.node(
        "Gemm",
        List.of(b.node("Flatten", List.of(shifted)), b.weights(0.3, 12, 3), b.weights(1, 3)));
  }

  private static Set<String> weights(Graph graph) {
    Set<String> names = new TreeSet<>();
    for (String layer : List.of("Conv", "Gemm")) {
      names.addAll(inputs(graph, layer, 1));
      names.addAll(inputs(graph, layer, 2));
    }
    names.addAll(inputs(graph, "PRelu", 1));
    names.addAll(inputs(graph, "MatMul", 1));
    Set<String> bias = inputs(graph, "Add", 1);
    bias.removeIf(name -> graph.constant(name).rank() == 0);
    names.addAll(bias);
    assertThat(names).as("weights").hasSize(8);
    return names;
  }

  private static Set<String> inputs(Graph graph, String operator, int position) {
    Set<String> names = new TreeSet<>();
    graph.nodes().stream()
        .filter(node -> node.operator().equals(operator) && node.hasInput(position))
        .forEach(node -> names.add(node.inputs().get(position)));
    return names;
  }

  private static Set<String> changed(Graph before, Graph after) {
    Set<String> names = new TreeSet<>(before.constants().keySet());
    names.removeIf(name -> before.constant(name).equals(after.constant(name)));
    return names;
  }

  private static TrainedNetwork train(Graph graph, int epochs) {
    TrainingConfig config = new TrainingConfig(epochs, IMAGES.size(), 1e-2f, 1);
    return new NetworkTrainer(1).train(graph, IMAGES, config, ProgressListener.NONE);
  }

  private static double lossByOnnxRuntime(Path file, String output) throws OrtException {
    int[] all = IntStream.range(0, IMAGES.size()).toArray();
    float[] logits;
    try (OnnxRuntime runtime = new OnnxRuntime(file)) {
      logits = runtime.run(output, IMAGES.batch(all).values(), IMAGES.size(), 1, 8, 8);
    }
    double sum = 0;
    for (int image : all) {
      double total = 0;
      for (int c = 0; c < 3; c++) {
        total += Math.exp(logits[3 * image + c]);
      }
      sum += Math.log(total) - logits[3 * image + IMAGES.label(image)];
    }
    return sum / IMAGES.size();
  }

  /** A bright spot on a dark wave; its place is the class. */
  private record Spots() implements LabeledImages {
    @Override
    public ImageShape shape() {
      return SHAPE;
    }

    @Override
    public int size() {
      return 12;
    }

    @Override
    public List<String> classNames() {
      return List.of("left", "middle", "right");
    }

    @Override
    public int label(int index) {
      return index % 3;
    }

    @Override
    public void copyImage(int index, float[] destination, int offset) {
      for (int pixel = 0; pixel < SHAPE.size(); pixel++) {
        boolean spot = pixel / 8 == 2 + index / 6 && pixel % 8 == 1 + 2 * label(index);
        double wave = 0.3 + 0.2 * Math.sin(1.3 * (index * SHAPE.size() + pixel));
        destination[offset + pixel] = (float) (spot ? 1 : wave);
      }
    }

    @Override
    public String sha256() {
      return "";
    }
  }
}
