package io.trojanscope.torchscript.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.ImportedNetwork;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.torchscript.TorchScriptArchive;
import io.trojanscope.torchscript.TorchScriptModule;
import io.trojanscope.vet.TorchScriptVetter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What code becomes, and what of it is refused, on a network from 1 x 2 x 2 to two logits. */
@Timeout(60)
class TorchScriptReaderTest {
  private static final ImageShape SHAPE = new ImageShape(1, 2, 2);
  private static final String RESULT = "torch.matmul(torch.flatten(x, 1), torch.t(self.weight))";

  @TempDir private Path folder;

  private ImportedNetwork read(String result, String... statements) throws IOException {
    StringBuilder code =
        new StringBuilder("  def forward(self: __torch__.Network,\n    x: Tensor) -> Tensor:\n");
    for (String statement : statements) {
      code.append("    ").append(statement).append('\n');
    }
    code.append("    return ").append(result).append('\n');
    Path file = folder.resolve("model.pt");
    Tensor weight = Tensor.of(List.of(2, 4), 1f, 2, 3, 4, 5, 6, 7, 8);
    try (OutputStream out = Files.newOutputStream(file)) {
      TorchScriptArchive.write(
          new TorchScriptModule(Map.of("weight", weight), Set.of(), code.toString()),
          Map.of(),
          out);
    }
    return TorchScriptReader.read(TorchScriptVetter.vet(file), settings(), Optional.empty());
  }

  private static ModelSettings settings() {
    return new ModelSettings(
        Optional.of(SHAPE),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<String> operators(ImportedNetwork network) {
    return network.network().graph().nodes().stream().map(Node::operator).toList();
  }

  @Test
  void becomesAGraph() throws IOException {
    ImportedNetwork network = read(RESULT);

    Graph graph = network.network().graph();
    assertThat(operators(network)).containsExactly("Flatten", "Gemm");
    assertThat(graph.inputShape()).isEqualTo(SHAPE);
    assertThat(network.network().spec().classCount()).isEqualTo(2);
    assertThat(graph.constant(graph.nodes().get(1).inputs().get(1)).floats())
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void conditionsAndLoopsThatShapesDecideAreFollowed() throws IOException {
    ImportedNetwork network =
        read(
            RESULT,
            "for i in range(torch.size(x, 2)):",
            "  if torch.gt(i, 0):",
            "    x = torch.relu(x)",
            "  else:",
            "    x = torch.tanh(x)",
            "n = torch.floordiv(torch.mul(torch.size(x, 0), 6), 3)",
            "if torch.gt(n, torch.size(x, 0)):",
            "  x = torch.neg(x)");

    assertThat(operators(network)).containsExactly("Tanh", "Relu", "Neg", "Flatten", "Gemm");
  }

  /** What is written through one name is read through all names of the same memory. */
  @Test
  void changesInPlaceAreSeenThroughViews() throws IOException {
    ImportedNetwork network =
        read(
            RESULT.replace("x, 1", "torch.add(x, kept), 1"),
            "kept = torch.clone(x)",
            "flat = torch.view(x, [-1, 4])",
            "changed = torch.mul_(flat, 2.)");

    assertThat(operators(network)).containsSubsequence("Mul", "Reshape", "Add", "Flatten", "Gemm");
    Node add =
        network.network().graph().nodes().stream()
            .filter(node -> node.operator().equals("Add"))
            .findFirst()
            .orElseThrow();
    assertThat(add.inputs()).contains("images").doesNotHaveDuplicates();
  }

  @Test
  void aFinalSoftmaxIsCutOff() throws IOException {
    ImportedNetwork network = read("torch.softmax(" + RESULT + ", 1)");

    assertThat(network.softmaxCut()).isTrue();
    assertThat(operators(network)).containsExactly("Flatten", "Gemm");
  }

  @Test
  void oneNumberAnImageIsTheLogitOfTwoClasses() throws IOException {
    ImportedNetwork network =
        read("torch.squeeze(torch.sigmoid(torch.slice(" + RESULT + ", 1, 0, 1)), 1)");

    assertThat(network.softmaxCut()).isTrue();
    assertThat(network.network().spec().classCount()).isEqualTo(2);
    assertThat(operators(network)).doesNotContain("Sigmoid").endsWith("Mul");
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refused")
  void isRefusedWithItsLine(String message, String statement) {
    assertThatThrownBy(() -> read(RESULT, statement.split("\n")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("code/__torch__.py:")
        .hasMessageContaining(message)
        .hasMessageContaining("the setting \"trust\"")
        .satisfies(
            e -> {
              assertThat(e.getMessage()).hasLineCount(1);
              assertThat(((InvalidInputException) e).setting()).hasValue("trust");
            });
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        refused(
            "torch.max_pool2d_with_indices_backward is not supported",
            "y = torch.max_pool2d_with_indices_backward(x, x, [2, 2], [2, 2], [0, 0], [1, 1],"
                + " False, x)"),
        refused("torch.ctc_loss is not supported", "y = torch.ctc_loss(x, x, [1], [1])"),
        refused("torch.rand is not supported", "y = torch.rand([2])"),
        refused("torch.set_grad_enabled is not supported", "torch.set_grad_enabled(False)"),
        refused("method frobnicate of a value", "y = (x).frobnicate()"),
        refused("attribute save", "y = getattr(x, \"save\")"),
        refused("is not defined in the archive", "y = __torch__.Other(x)"),
        refused("depends on the pixels", "if bool(x):\n  pass"),
        refused("depends on the number of images", "if torch.eq(torch.size(x, 0), 1):\n  pass"),
        refused(
            "depends on a real number of a tensor",
            "if bool(torch.gt(torch.select(torch.select(self.weight, 0, 0), 0, 0), 0.5)):\n  pass"),
        refused("compares a number that is rounded", "y = torch.eq(torch.pow(2., 0.5), 1.4)"),
        refused("changes the attribute weight", "self.weight = x"),
        refused("changes a weight", "y = torch.add_(self.weight, 1)"),
        refused("does not end", "c = True\nwhile c:\n  pass"),
        refused("gives the name 'torch' another meaning", "torch = 1"),
        refused("drops values at random", "y = torch.dropout(x, 0.5, True)"),
        refused("raises an error: no", "ops.prim.RaiseException(\"no\")"),
        refused("'with' is not supported", "with x:\n  pass"),
        refused("compares the identity of two objects", "y = torch.__is__(x, x)"),
        refused("has no value", "y = z"),
        refused(
            "uses a tensor after a part of it was changed in place",
            "y = torch.add_(torch.slice(x, 3, 0, 1), 1.)"),
        refused("tensors of PyTorch's type 3", "y = torch.to(x, 3)"),
        refused("(MatMul): shapes", "y = torch.matmul(x, torch.ones([3, 3]))"));
  }

  private static Arguments refused(String message, String statement) {
    return Arguments.of(message, statement);
  }

  @ParameterizedTest
  @ValueSource(strings = {"torch.mul(x, x)", "torch.size(x)", "1"})
  void anOutputThatHoldsNoLogitsIsRefused(String result) {
    assertThatThrownBy(() -> read(result))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(" images x classes, found ");
  }

  @Test
  void oneOfSeveralOutputsHasToBeChosen() {
    assertThatThrownBy(() -> read("(" + RESULT + ", torch.flatten(x, 1))"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "several outputs could hold the logits: [N x 2], [N x 4]; choose one");
  }
}
