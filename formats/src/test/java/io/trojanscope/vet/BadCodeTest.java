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
    assertThat(archive.report().isWithoutFindings()).isFalse();
    assertThat(archive.canBeCopied()).isTrue();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        forbidden("torch.save writes a file", "torch.save(x, \"/tmp/x\")"),
        forbidden("torch.save writes a file", "f = torch.save"),
        forbidden("torch.save writes a file", "torch.autograd.save(x, \"/tmp/x\")"),
        forbidden("torch.save writes a file", "torch . save(x, \"/tmp/x\")"),
        forbidden("ops.aten.save writes a file", "ops.aten.save(x, \"/tmp/x\")"),
        forbidden(".save writes a file", "x.save(\"/tmp/x\")"),
        forbidden(".save writes a file", "getattr(x, \"save\")(\"/tmp/x\")"),
        forbidden(
            "torch.from_file reads or changes a file", "y = torch.from_file(\"/etc/passwd\")"),
        forbidden("torch.load reads a file", "y = torch.load(\"/etc/passwd\")"),
        forbidden("torch.jit.load reads a file", "y = torch.jit.load(\"/etc/passwd\")"),
        forbidden("torch.set_ replaces a tensor's memory", "y = torch.set_(x, x)"),
        forbidden("ops.prim.rpc_sync talks to another process", "ops.prim.rpc_sync(x)"),
        unknown(
            "torch._C._jit_set_profiling_mode is not known to be harmless",
            "torch._C._jit_set_profiling_mode(False)"),
        unknown("torch.frobnicate is not known to be harmless", "y = torch.frobnicate(x)"),
        unknown("torch is not known to be harmless", "t = torch"),
        unknown("torch is not known to be harmless", "getattr(torch, \"relu\")(x)"),
        unknown("torch.relu.relu is not known to be harmless", "y = torch.relu.relu(x)"),
        unknown(".frobnicate is not known to be harmless", "y = x.frobnicate()"),
        unknown("'exec' is not known to be harmless", "exec(\"import os\")"),
        unknown("'open' is not known to be harmless", "f = open(\"/etc/passwd\")"),
        unknown("__torch__.Other is not defined in the archive", "y = __torch__.Other(x)"),
        unknown(
            "__torch__.torch.classes.dist_rpc.WorkerInfo is a class of native code, not known to be harmless",
            "y = __torch__.torch.classes.dist_rpc.WorkerInfo(\"a\", 1)"),
        unknown(
            "ops.evil.run is an operator from outside PyTorch's core, not known to be harmless",
            "ops.evil.run(x)"),
        unknown(
            "ops.aten.autograd.save is an operator from outside PyTorch's core, not known to be harmless",
            "ops.aten.autograd.save(x, \"f\")"),
        unknown(
            "ops is an operator from outside PyTorch's core, not known to be harmless", "o = ops"),
        unknown("CONSTANTS is not a constant", "c = CONSTANTS"),
        syntax(
            "TorchScript does not use getattr like this", "y = getattr(x, \"sa\" \"ve\")(\"f\")"),
        syntax("TorchScript does not use getattr like this", "y = getattr(x, \"sav\\145\")(\"f\")"),
        syntax(
            "TorchScript does not use getattr like this",
            "y = getattr(x, \"save\", \"dim\")(\"f\")"),
        forbidden(".save writes a file", "y = getattr(getattr(x, \"save\")(1, [2]), \"weight\")"),
        syntax("TorchScript does not use getattr like this", "g = getattr"),
        syntax("'import' does not occur in TorchScript", "import os"),
        syntax("'#' does not occur in TorchScript", "y = 1 # comment"),
        syntax("'\\' does not occur in TorchScript", "y = \\\n  torch.save(x, \"f\")"),
        syntax("'\\t' does not occur in TorchScript", "y =\t1"),
        syntax("a string is in triple quotes", "y = \"\"\"text\"\"\""),
        syntax("a string does not end on its line", "y = \"text"),
        syntax("a number is followed by a letter", "y = 0x10"),
        syntax("a bracket is closed that was not opened", "y = (1]"));
  }

  private static Arguments forbidden(String what, String body) {
    return at("FORBIDDEN_FUNCTION", what, body);
  }

  private static Arguments unknown(String what, String body) {
    return at("UNKNOWN_NAME", what, body);
  }

  private static Arguments syntax(String what, String body) {
    return at("SYNTAX", what, body);
  }

  private static Arguments at(String kind, String what, String body) {
    return Arguments.of("%s %s:%d: %s".formatted(kind, FILE, FIRST_LINE, what), body);
  }

  @Test
  void findsCodeThatRunsOnLoading() {
    String methods =
        """
          def __getstate__(self: __torch__.Net) -> int:
            return 1
          def __setstate__(self: __torch__.Net, state: int) -> NoneType:
            torch.save(self.weight, "/tmp/evil")
            return None
        """;

    assertThat(TestModel.found(TestModel.vet(folder, TestModel.zip(methods))))
        .containsExactlyInAnyOrder(
            "FORBIDDEN_FUNCTION code/__torch__.py:9: torch.save writes a file",
            "RUNS_ON_LOAD code/__torch__.py:8: __setstate__ runs when the model loads");
  }

  @Test
  void findsUnusedCode() {
    ZipBytes zip = TestModel.zip();
    zip.add("m/code/__torch__/unused.py", "def f(x: Tensor) -> Tensor:\n  torch.save(x, \"f\")\n");

    assertThat(TestModel.found(TestModel.vet(folder, zip)))
        .containsExactly("FORBIDDEN_FUNCTION code/__torch__/unused.py:2: torch.save writes a file");
  }

  @Test
  void doesNotTakeAMethodOfThatNameForHarmless() {
    String methods =
        """
          def save(self: __torch__.Net, f: str) -> NoneType:
            return None
          def forward(self: __torch__.Net, x: Tensor) -> Tensor:
            _0 = (x).save("/tmp/evil", )
            return x
        """;

    assertThat(TestModel.found(TestModel.vet(folder, TestModel.zip(methods))))
        .containsExactly("FORBIDDEN_FUNCTION code/__torch__.py:9: .save writes a file");
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

  @ParameterizedTest
  @MethodSource("remarks")
  void remarks(String remark, String body) {
    VettedArchive archive = vet(body);

    assertThat(TestModel.found(archive)).containsExactly(remark);
    assertThat(archive.report().isWithoutFindings()).isTrue();
  }

  static Stream<Arguments> remarks() {
    return Stream.of(
        at("PRINTS", "prints to the standard output", "print(\"hello\")"),
        at("ENDLESS_LOOP", "a loop that cannot end", "while True:\n      y = 1"),
        Arguments.of(
            "ENDLESS_LOOP code/__torch__.py:8: a loop that cannot end",
            "_0 = True\n    while _0:\n      y = 1\n      _0, z = True, (1, 2)"),
        at(
            "GRADIENT_SWITCH",
            "switches the recording of gradients off or on",
            "torch.set_grad_enabled(False)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while True:\n      break",
        "_0 = True\n    while _0:\n      y, _0 = 1, torch.lt(1, 2)",
        "_0 = True\n    while _0:\n      _0 = torch.lt(1, 2)"
      })
  void doesNotRemarkOnLoopsThatEnd(String body) {
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
