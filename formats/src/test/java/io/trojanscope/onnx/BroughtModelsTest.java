package io.trojanscope.onnx;

import static io.trojanscope.fixtures.OnnxBuilder.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.OnnxBuilder;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.ImportedNetwork;
import io.trojanscope.graph.Node;
import io.trojanscope.sidecar.SettingsText;
import io.trojanscope.spec.ChannelOrder;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.spec.PixelRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ONNX files as exporters write them, beyond the plainest ones. */
class BroughtModelsTest {
  private static final int CLASSES = 3;

  @TempDir private Path folder;

  @Test
  void functionsAreInlined() throws IOException {
    FunctionProto scaled =
        function("scaled", List.of("x", "w"), List.of("y"))
            .addAttribute("by")
            .addNode(
                node("Constant", List.of(), "factor")
                    .addAttribute(
                        AttributeProto.newBuilder()
                            .setName("value_float")
                            .setRefAttrName("by")
                            .setType(AttributeProto.AttributeType.FLOAT)))
            .addNode(node("MatMul", List.of("x", "w"), "product"))
            .addNode(node("Mul", List.of("product", "factor"), "y"))
            .build();
    FunctionProto twice =
        function("twice", List.of("x", "w"), List.of("y"))
            .addNode(
                node("scaled", List.of("x", "w"), "inner")
                    .setDomain("own")
                    .addAttribute(attribute("by", 2.0).proto()))
            .addNode(node("Relu", List.of("inner"), "y"))
            .build();
    ModelProto model =
        model(
                17,
                b -> {
                  String flat = flat(b);
                  String hidden = b.node("twice", List.of(flat, b.weights(1, 16, 16)));
                  String more = b.node("twice", List.of(hidden, b.weights(1, 16, CLASSES)));
                  b.graph().getNodeBuilderList().stream()
                      .filter(n -> n.getOpType().equals("twice"))
                      .forEach(n -> n.setDomain("own"));
                  b.logits(more);
                })
            .addFunctions(twice)
            .addFunctions(scaled)
            .build();

    Graph graph = read(model).network().graph();

    assertThat(graph.nodes())
        .extracting(Node::operator)
        .containsSubsequence("Gemm", "Mul", "Relu", "Gemm", "Mul", "Relu")
        .doesNotContain("own.twice", "own.scaled");
  }

  @Test
  void aFunctionThatReplacesAnOperatorIsRefused() {
    FunctionProto relu =
        FunctionProto.newBuilder().setName("Relu").addInput("x").addOutput("x").build();
    assertRefused(plain(17).addFunctions(relu), "function 'Relu' replaces a standard operator");
  }

  @Test
  void aFunctionThatCallsItselfIsRefused() {
    FunctionProto endless =
        function("endless", List.of("x"), List.of("y"))
            .addNode(node("endless", List.of("x"), "y").setDomain("own"))
            .build();
    ModelProto.Builder model =
        model(
            17,
            b -> {
              b.logits(linear(b, b.node("endless", List.of(flat(b)))));
              b.graph().getNodeBuilder(1).setDomain("own");
            });
    assertRefused(model.addFunctions(endless), "calls itself");
  }

  @Test
  void nodesInAnotherOrderAreSorted() throws IOException {
    ModelProto.Builder model = plain(17);
    Graph sorted = read(model.build()).network().graph();
    List<NodeProto> nodes = new ArrayList<>(model.getGraph().getNodeList());
    Collections.reverse(nodes);
    model.getGraphBuilder().clearNode().addAllNode(nodes);

    assertThat(read(model.build()).network().graph()).isEqualTo(sorted);
  }

  @Test
  void aCycleIsRefused() {
    ModelProto.Builder model =
        model(
            17,
            b -> {
              String sum = b.node("Add", List.of(flat(b), "late"));
              b.graph().addNode(node("Relu", List.of(sum), "late"));
              b.logits(linear(b, sum));
            });
    assertRefused(model, "the nodes form a cycle");
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 22, 24})
  void opsetsAreAccepted(int opset) throws IOException {
    assertThat(read(plain(opset).build()).network().spec().classCount()).isEqualTo(CLASSES);
  }

  @Test
  void oneOpsetIsExpected() {
    assertRefused(plain(25), "expected opset 7 to 24, found 25");
    assertRefused(
        plain(17)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx").setVersion(9)),
        "expected one opset for each domain");
  }

  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "0, false"})
  void oneNumberPerImageIsTheSecondOfTwoLogits(int axes, boolean sigmoid) throws IOException {
    ModelProto.Builder model =
        model(
            17,
            b -> {
              String z = b.node("MatMul", List.of(flat(b), b.weights(1, 16, 1)));
              String end = sigmoid ? b.node("Sigmoid", List.of(z)) : z;
              b.logits(axes == 1 ? end : b.node("Squeeze", List.of(end, b.integers(1))));
            });

    ImportedNetwork network = read(model.build());

    assertThat(network.network().spec().classCount()).isEqualTo(2);
    assertThat(network.softmaxCut()).isEqualTo(sigmoid);
    assertThat(network.notes()).anyMatch(note -> note.contains("the logits (0, z) of two classes"));
    Node last = network.network().graph().nodes().get(network.network().graph().nodes().size() - 1);
    assertThat(last.operator()).isEqualTo("Mul");
    assertThat(network.network().graph().constants().get(last.inputs().get(1)).floats())
        .containsExactly(0, 1);
  }

  @Test
  void aFinalSigmoidIsCutOffLikeASoftmax() throws IOException {
    ModelProto.Builder model =
        model(17, b -> b.logits(b.node("Sigmoid", List.of(linear(b, flat(b))))));
    ImportedNetwork network = read(model.build());

    assertThat(network.softmaxCut()).isTrue();
    assertThat(network.network().graph().nodes())
        .extracting(Node::operator)
        .doesNotContain("Sigmoid");
  }

  @Test
  void aShapeIsObeyedIfItsNumberOfValuesFits() throws IOException {
    ModelProto.Builder model =
        model(
            17,
            b -> {
              String flat = b.node("Flatten", List.of(b.images(-1, 16, 1)));
              b.logits(linear(b, flat));
            });
    Path file = write(model.build());

    ImportedNetwork network =
        OnnxReader.read(file, settings("input-shape", "1x4x4"), Optional.empty());

    assertThat(network.network().graph().inputShape()).isEqualTo(new ImageShape(1, 4, 4));
    assertThatThrownBy(
            () -> OnnxReader.read(file, settings("input-shape", "1x3x5"), Optional.empty()))
        .hasMessageContaining("do not fit")
        .hasMessageEndingWith(
            "; the file says 1x16x1, so leave out " + InvalidInputException.nameOf("input-shape"));
  }

  @Test
  void bytesAreTheRangeOfAByteInput() throws IOException {
    ModelProto.Builder model = plain(17);
    model
        .getGraphBuilder()
        .setInput(0, OnnxBuilder.value(OnnxBuilder.INPUT, DataType.UINT8, -1, 1, 4, 4));
    assertThat(read(model.build()).stated().pixelRange()).contains(new PixelRange(0, 255));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "names | {0: 'cat', 1: 'do\\'g', 2: \"a: b, c\"} | cat;do'g;a: b, c",
        "id2label | {\"0\": \"cat\", \"1\": \"dog\", \"2\": \"cow\"} | cat;dog;cow",
        "classes | [\"cat\", 'dog', 'cow'] | cat;dog;cow",
        "labels | cat, dog,cow | cat;dog;cow",
        "names | {0: 'cat', 1: 'dog'} |",
        "names | {0: 'cat', 2: 'dog', 1: 'cow'} |",
        "names | {0: cat, 1: dog, 2: cow} |",
        "other | ['cat', 'dog', 'cow'] |",
      })
  void classNamesAreReadFromTheMetadata(String key, String value, String names) throws IOException {
    Optional<List<String>> found = read(with(key, value)).stated().classNames();

    assertThat(found)
        .isEqualTo(Optional.ofNullable(names).map(list -> List.of(list.split(";", -1))));
  }

  @Test
  void theStandardsImageEntriesAreRead() throws IOException {
    assertThat(read(with("Image.NominalPixelRange", "NominalRange_0_255")).stated().pixelRange())
        .contains(new PixelRange(0, 255));
    assertThat(read(with("Image.NominalPixelRange", "Normalized_1_1")).stated().pixelRange())
        .contains(new PixelRange(-1, 1));
    ModelProto.Builder colours =
        model(
            17,
            b -> {
              String flat = b.node("Flatten", List.of(b.images(-1, 3, 4, 4)));
              b.logits(b.node("MatMul", List.of(flat, b.weights(1, 48, CLASSES))));
            });
    assertThat(
            read(colours.addMetadataProps(entry("Image.BitmapPixelFormat", "Bgr8")).build())
                .stated()
                .channelOrder())
        .contains(ChannelOrder.BGR);
  }

  @Test
  void aTrainingGraphIsNamed() {
    ModelProto.Builder model =
        model(
            17,
            b -> {
              String logits = linear(b, flat(b));
              b.graph().addInput(OnnxBuilder.value("labels", DataType.INT64, -1));
              String real = b.node("Cast", List.of("labels"), attribute("to", 1));
              String column = b.node("Unsqueeze", List.of(real, b.integers(1)));
              b.logits(b.node("Sub", List.of(logits, column)));
            });
    assertRefused(model, "'labels' (N); the integers look like labels, so this is a network with");
  }

  @ParameterizedTest
  @CsvSource({"FLOAT, 3", "INT64, 2"})
  void aBiasThatDoesNotFitIsRefused(DataType type, int length) {
    ModelProto.Builder model =
        model(
            17,
            b -> {
              String bias =
                  type == DataType.FLOAT ? b.weights(1, length) : b.integers(new long[length]);
              String value =
                  b.node("Conv", List.of(b.images(-1, 1, 4, 4), b.weights(1, 2, 1, 3, 3), bias));
              String vector = b.weights(0, 2);
              String normalized =
                  b.node("BatchNormalization", List.of(value, vector, vector, vector, vector));
              b.logits(b.node("Flatten", List.of(normalized)));
            });
    assertRefused(
        model,
        "expected a bias of float32 [2], found " + (length == 3 ? "FLOAT32 [3]" : "INT64 [2]"));
  }

  private static ModelSettings settings(String name, String value) {
    return SettingsText.read(Map.of(name, value), setting -> setting);
  }

  private static ModelProto with(String key, String value) {
    return plain(17).addMetadataProps(entry(key, value)).build();
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  private static ModelProto.Builder plain(int opset) {
    return model(opset, b -> b.logits(b.node("Relu", List.of(linear(b, flat(b))))));
  }

  private static ModelProto.Builder model(int opset, Consumer<OnnxBuilder> body) {
    OnnxBuilder builder = new OnnxBuilder(opset, 1);
    body.accept(builder);
    return builder.model();
  }

  private static String flat(OnnxBuilder b) {
    return b.node("Flatten", List.of(b.images(-1, 1, 4, 4)));
  }

  private static String linear(OnnxBuilder b, String flat) {
    return b.node("MatMul", List.of(flat, b.weights(1, 16, CLASSES)));
  }

  private static FunctionProto.Builder function(
      String name, List<String> inputs, List<String> outputs) {
    return FunctionProto.newBuilder()
        .setDomain("own")
        .setName(name)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
        .addAllInput(inputs)
        .addAllOutput(outputs);
  }

  private static NodeProto.Builder node(String operator, List<String> inputs, String output) {
    return NodeProto.newBuilder().setOpType(operator).addAllInput(inputs).addOutput(output);
  }

  private ImportedNetwork read(ModelProto model) throws IOException {
    return OnnxReader.read(write(model), ModelSettings.NONE, Optional.empty());
  }

  private Path write(ModelProto model) throws IOException {
    return Files.write(folder.resolve("brought.onnx"), model.toByteArray());
  }

  private void assertRefused(ModelProto.Builder model, String problem) {
    assertThatThrownBy(() -> read(model.build()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(problem)
        .message()
        .doesNotContain("\n");
  }
}
