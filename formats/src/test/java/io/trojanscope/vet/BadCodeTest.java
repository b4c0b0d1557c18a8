package io.trojanscope.vet;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.fixtures.ZipBytes;
import io.trojanscope.vet.code.ForwardSignature;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Source text that reaches outside the model, or might. */
class BadCodeTest {
  private static final String FILE = "code/__torch__.py";
  private static final int FIRST_LINE = 7;

  @TempDir private Path folder;

  private VettedArchive vet(String body) {
    return TestModel.vet(
        folder,
        TestModel.zip(
            "  def forward(self: __torch__.Net, x: Tensor) -> Tensor:\n    "
                + body
                + "\n    return x\n"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void isFound(String found, String body) {
    VettedArchive archive = vet(body);

    assertThat(TestModel.found(archive)).contains(found);
    assertThat(TestModel.hasFindings(archive)).isTrue();
    assertThat(archive.canBeCopied()).isTrue();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        outside("torch.save writes a file", "torch.save(x, \"/tmp/x\")"),
        outside("torch.save writes a file", "f = torch.save"),
        outside("torch.autograd.save writes a file", "torch.autograd.save(x, \"/tmp/x\")"),
        outside("torch.save writes a file", "torch . save(x, \"/tmp/x\")"),
        outside("ops.aten.save writes a file", "ops.aten.save(x, \"/tmp/x\")"),
        outside("torch.from_file reads or changes a file", "y = torch.from_file(\"/etc/passwd\")"),
        outside("torch.load reads a file", "y = torch.load(\"/etc/passwd\")"),
        outside("ops.prim.rpc_sync talks to another process", "ops.prim.rpc_sync(x)"),
        outside(
            "__torch__.torch.classes.dist_rpc.WorkerInfo is a class of native code from outside"
                + " PyTorch's core",
            "y = __torch__.torch.classes.dist_rpc.WorkerInfo(\"a\", 1)"),
        outside("ops.evil.run is an operator from outside PyTorch's core", "ops.evil.run(x)"),
        outside("ops is an operator from outside PyTorch's core", "o = ops"),
        syntax("'#' does not occur in TorchScript", "y = 1 # comment"),
        syntax("'\\' does not occur in TorchScript", "y = \\\n  torch.save(x, \"f\")"),
        syntax("'\\t' does not occur in TorchScript", "y =\t1"),
        syntax("a string is in triple quotes", "y = \"\"\"text\"\"\""),
        syntax("a string does not end on its line", "y = \"text"),
        syntax("a number is followed by a letter", "y = 0x10"),
        syntax("a bracket is closed that was not opened", "y = (1]"));
  }

  private static Arguments outside(String what, String body) {
    return at("OUTSIDE_CALL", what, body);
  }

  private static Arguments syntax(String what, String body) {
    return at("SYNTAX", what, body);
  }

  private static Arguments at(String kind, String what, String body) {
    return Arguments.of("%s %s:%d: %s".formatted(kind, FILE, FIRST_LINE, what), body);
  }

  @Test
  void findsUnusedCode() {
    ZipBytes zip = TestModel.zip();
    zip.add("m/code/__torch__/unused.py", "def f(x: Tensor) -> Tensor:\n  torch.save(x, \"f\")\n");

    assertThat(TestModel.found(TestModel.vet(folder, zip)))
        .containsExactly("OUTSIDE_CALL code/__torch__/unused.py:2: torch.save writes a file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y = torch.conv2d(x, self.weight, None, [1, 1], [0, 0], [1, 1], 1)",
        "y = -1.5e-05 if torch.gt(torch.dim(x), 2) else 1",
        "y = annotate(List[int], [])",
        "y = (getattr(self, \"weight\"))[0]",
        "y = \"it's a \\\"text\\\" of torch.save and # more\"",
        "f = __torch__.Net.forward",
        "y = {\"a\": [1, 2], \"b\": annotate(List[int], [])}",
        "a, b, = (1, 2)",
        "y = [torch.mul(i, 2) for i in [1, 2, 3]]",
        "y = torch.autograd.grad([x], [x])",
        "y = torch.to(x, dtype=ops.prim.dtype(x), copy=False)",
        "ops.prim.RaiseException(torch.format(\"{}\", 1), \"builtins.ValueError\")",
        "y = unchecked_cast(Tensor, uninitialized(Optional[Tensor]))",
        "assert torch.eq(1, 1), \"text\"",
        "y = CONSTANTS.c0",
        "y = x.T.shape"
      })
  void letsHarmlessCodePass(String body) {
    assertThat(TestModel.found(vet(body))).isEmpty();
  }

  @Test
  void reportsWhatTheModelIs() {
    VettingReport report = vet("y = torch.relu(torch.relu(x))").report();

    assertThat(report.modelClass()).isEqualTo("__torch__.Net");
    assertThat(report.classes()).containsExactly("__torch__.Net");
    assertThat(report.operators()).containsExactly(Map.entry("torch.relu", 2));
    assertThat(report.parameters()).isEqualTo(6);
    assertThat(report.elements()).containsExactly(Map.entry("float32", 6L));
    assertThat(report.forward()).hasValue(new ForwardSignature(List.of("x: Tensor"), "Tensor"));
    assertThat(report.entries()).isEqualTo(5);
    assertThat(report.sha256()).hasSize(64);
  }
}
