package io.trojanscope.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.data.DataSource;
import io.trojanscope.data.ImageSubset;
import io.trojanscope.data.LabeledData;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.workflow.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ReferenceTrainerTest {
  private static final LabeledData DIGITS = DataSource.digits(1, 1000, 200);

  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();

  private List<Path> files(int count) {
    return files(Optional.empty(), count);
  }

  private List<Path> files(Optional<NetworkFile> like, int count) {
    try (ReferenceTrainer trainer =
        new ReferenceTrainer(new CacheFolder(folder), 2, ProgressListener.NONE, warnings::add)) {
      return trainer.references(DIGITS.training(), like, count, 1).stream()
          .map(ReferenceTrainer.Reference::file)
          .toList();
    }
  }

  /** One layer, which takes the images' intensities times a factor. */
  private static NetworkFile oneLayer(float factor, float weight) {
    int classes = DIGITS.training().classCount();
    int pixels = DIGITS.shape().size();
    Tensor weights = Tensor.zeros(List.of(classes, pixels));
    Arrays.fill(weights.floats(), weight);
    List<Node> nodes =
        List.of(
            node("Mul", Map.of(), "images", "factor", "scaled"),
            node("Flatten", Map.of("axis", 1L), "scaled", "flat"),
            node("Gemm", Map.of("transB", 1L), "flat", "weight", "logits"));
    Graph graph =
        new Graph(
            "images",
            DIGITS.shape(),
            "logits",
            nodes,
            new TreeMap<>(Map.of("factor", Tensor.scalar(factor), "weight", weights)));
    Normalization normalization = new Normalization(List.of(0.5f), List.of(0.5f));
    return new NetworkFile(
        graph, new ModelSpec(DIGITS.shape(), normalization, DIGITS.classNames()), new TreeMap<>());
  }

  /** The last name is the output's. */
  private static Node node(String operator, Map<String, ?> attributes, String... names) {
    List<String> inputs = List.of(names).subList(0, names.length - 1);
    String output = names[names.length - 1];
    return new Node(output, operator, inputs, List.of(output), new Attributes(attributes));
  }

  @Test
  void haveTheSuspectsNetworkButNothingOfItsWeights() {
    NetworkFile like = oneLayer(1, 7);
    Path file = files(Optional.of(like), 1).get(0);
    NetworkFile made = ModelFiles.open(file);
    assertThat(made.graph().nodes())
        .extracting(Node::operator)
        .containsExactly("Mul", "Flatten", "Gemm");
    assertThat(made.spec()).isEqualTo(like.spec());
    assertThat(accuracy(made)).isGreaterThan(0.6);
    assertThat(files(Optional.of(oneLayer(1, 3)), 1)).containsExactly(file);
    assertThat(files(1)).doesNotContain(file);
  }

  @Test
  void aNetworkThatDoesNotLearnGivesWayToThePapers() {
    NetworkFile made = ModelFiles.open(files(Optional.of(oneLayer(0, 7)), 1).get(0));
    assertThat(made.graph().nodes()).extracting(Node::operator).contains("Conv");
  }

  @Test
  void learnTheClassesAndDiffer() {
    List<Path> files = files(2);
    assertThat(files).hasSize(2).doesNotHaveDuplicates();
    for (Path file : files) {
      assertThat(accuracy(ModelFiles.open(file))).isGreaterThan(0.3);
    }
  }

  private static double accuracy(NetworkFile network) {
    try (GraphClassifier classifier = GraphClassifier.of(network.graph(), network.spec())) {
      return new Evaluation(2, ProgressListener.NONE)
          .confusionMatrix(classifier, DIGITS.test())
          .accuracy();
    }
  }

  @Test
  void areMadeOnceAndAgainIfDamaged() throws IOException {
    Path file = files(1).get(0);
    byte[] made = Files.readAllBytes(file);
    Object before = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    assertThat(files(1)).containsExactly(file);
    assertThat(Files.readAttributes(file, BasicFileAttributes.class).fileKey()).isEqualTo(before);
    Files.writeString(file, "no model");
    assertThat(files(1)).containsExactly(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(made);
    byte[] changed = made.clone();
    changed[made.length / 2] ^= 1; // still a model, with another weight
    Files.write(file, changed);
    assertThat(files(1)).containsExactly(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(made);
  }

  @Test
  void needEnoughImages() {
    assertThat(ReferenceTrainer.canLearnFrom(DIGITS.training())).isTrue();
    assertThat(ReferenceTrainer.canLearnFrom(ImageSubset.first(DIGITS.training(), 999))).isFalse();
  }

  @Test
  void aCacheThatCannotBeWrittenCostsAWarning() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Path made;
    try (ReferenceTrainer trainer =
        new ReferenceTrainer(
            new CacheFolder(file.resolve("cache")), 2, ProgressListener.NONE, warnings::add)) {
      ReferenceTrainer.Reference reference =
          trainer.references(DIGITS.training(), Optional.empty(), 1, 1).get(0);
      made = reference.file();
      assertThat(accuracy(ModelFiles.open(made))).isEqualTo(accuracy(reference.network()));
    }
    assertThat(warnings).singleElement().asString().contains("are not kept");
    assertThat(made).doesNotExist();
  }
}
