package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad model files: what is said of each, the exit code, and that nothing is left. */
@Timeout(120)
class BadModelFilesTest {
  private static final String CODE = "network/code/__torch__.py";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource({"damagedArchives", "suspiciousArchives", "badOnnxFiles"})
  void isRefused(String name, Supplier<byte[]> content, int exitCode, String message)
      throws IOException {
    Path file = folder.resolve(name.replace(' ', '_') + (isOnnx(name) ? ".onnx" : ".pt"));
    Files.write(file, content.get());

    CommandRun run = CommandRun.of("inspect", file.toString());

    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
    assertThat(exitCode == 1 ? run.out() : run.err())
        .contains((exitCode == 1 ? "finding: " : "error: ") + file + ": ")
        .contains(message);
    assertThat(run.err().lines()).hasSize(exitCode == 1 ? 0 : 1);
    assertNothingIsLeft(file);
  }

  private static boolean isOnnx(String name) {
    return name.startsWith("onnx");
  }

  private void assertNothingIsLeft(Path file) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  static Stream<Arguments> damagedArchives() {
    return Stream.of(
        error("empty", () -> new byte[0], "the file is empty; save the model with torch.jit.save"),
        error("truncated", () -> head(TorchScriptFiles.good(), 300), "the file is cut short"),
        error("text", () -> TorchScriptFiles.ascii("not a model\n"), "a text file"),
        error(
            "no data", () -> TorchScriptFiles.without("data.pkl"), "no 'data.pkl' in it; save the"),
        error("state dict", () -> TorchScriptFiles.without("code/"), "holds weights only"),
        error("tar", BadModelFilesTest::tar, "a tar archive, as torch.save wrote it"),
        error(
            "pickle",
            () -> TorchScriptFiles.ascii("\u0080\u0002}q\u0000."),
            "a Python pickle, as torch.save wrote it before PyTorch 1.6"),
        error(
            "future",
            () -> TorchScriptFiles.with("network/version", TorchScriptFiles.ascii("99\n")),
            "archive version 99, expected at most 10"));
  }

  static Stream<Arguments> suspiciousArchives() {
    byte[] good = TorchScriptFiles.good();
    return Stream.of(
        finding(
            "duplicate",
            () ->
                TorchScriptFiles.renamed(
                    TorchScriptFiles.with("network/versioX", new byte[1]),
                    "network/versioX",
                    "network/version"),
            "twice"),
        finding("checksum", () -> TorchScriptFiles.withWrongChecksum(good), "checksum"),
        finding("two names", () -> TorchScriptFiles.withOtherLocalName(good), "name"),
        finding("encrypted", () -> TorchScriptFiles.encrypted(good), "encrypted"),
        finding(
            "traversal",
            () -> TorchScriptFiles.with("network/../../etc/x", new byte[1]),
            "has '..' as a part of its path"),
        finding("link", () -> TorchScriptFiles.linked(good), "link"),
        finding("expansion", BadModelFilesTest::expanding, "times"),
        finding("many entries", BadModelFilesTest::manyEntries, "20000"),
        finding("nested archive", () -> TorchScriptFiles.with("network/data/0", good), "archive"),
        finding(
            "nested code",
            () ->
                TorchScriptFiles.withStatements(
                    "y = " + "(".repeat(200_000) + "1" + ")".repeat(200_000)),
            "nest"),
        finding(
            "nested pickle",
            () ->
                TorchScriptFiles.with(
                    "network/data.pkl",
                    TorchScriptFiles.ascii("\u0080\u0002" + ")\u0085".repeat(300_000) + ".")),
            "data.pkl"),
        finding(
            "set state",
            () ->
                TorchScriptFiles.withResult(
                    "x",
                    """
                      def __setstate__(self: __torch__.Network,
                        state: Tensor) -> NoneType:
                        torch.save(state, "/tmp/owned")
                        return None
                    """),
            "torch.save writes a file"),
        finding(
            "reading a file",
            () -> TorchScriptFiles.withStatements("y = torch.from_file(\"/etc/passwd\", False, 1)"),
            "torch.from_file reads or changes a file"),
        finding(
            "custom operator",
            () -> TorchScriptFiles.withStatements("y = ops.evil.run(x)"),
            "ops.evil.run is an operator from outside PyTorch's core"));
  }

  static Stream<Arguments> badOnnxFiles() {
    return Stream.of(
        error("onnx empty", () -> new byte[0], "expected an ONNX model, found no network in it"),
        error("onnx garbage", () -> TorchScriptFiles.ascii("garbage"), "is not a whole ONNX file"),
        error("onnx nested", () -> OnnxFiles.nested(1000), "is not a whole ONNX file"),
        error(
            "onnx opset",
            () -> {
              var model = OnnxFiles.model();
              model.getOpsetImportBuilder(0).setVersion(99);
              return model.build().toByteArray();
            },
            "expected opset 7 to 21, found 99"),
        error(
            "onnx operator",
            () -> {
              var model = OnnxFiles.model();
              model.getGraphBuilder().getNodeBuilder(0).setOpType("NonZero").setName("odd");
              return model.build().toByteArray();
            },
            "NonZero"),
        error(
            "onnx domain",
            () -> {
              var model = OnnxFiles.model();
              model.getGraphBuilder().getNodeBuilder(0).setDomain("com.evil");
              return model.build().toByteArray();
            },
            "com.evil.Flatten"),
        error(
            "onnx inputs",
            () -> {
              var model = OnnxFiles.model();
              model
                  .getGraphBuilder()
                  .addInput(OnnxFiles.value("more", 2))
                  .addNode(OnnxFiles.node("Add", "sum", "logits", "more"))
                  .setOutput(0, OnnxFiles.value("sum", 2));
              return model.build().toByteArray();
            },
            "expected one input, found 2"),
        finding(
            "onnx outside", () -> external("../weights.bin"), "leads out of the model's folder"),
        finding("onnx absolute", () -> external("/etc/passwd"), "is not relative to the model's"),
        error("onnx missing", () -> external("weights.bin"), "data file 'weights.bin' is missing"),
        error(
            "onnx size",
            () ->
                OnnxFiles.model(OnnxFiles.shaped(4, 3).setRawData(OnnxFiles.weights().getRawData()))
                    .build()
                    .toByteArray(),
            "weights"),
        error(
            "onnx negative",
            () -> OnnxFiles.model(OnnxFiles.shaped(-4, 2)).build().toByteArray(),
            "weights"),
        error(
            "onnx overflow",
            () -> OnnxFiles.model(OnnxFiles.shaped(1L << 40, 1L << 40)).build().toByteArray(),
            "weights"));
  }

  private static byte[] external(String location) {
    return OnnxFiles.model(OnnxFiles.external(location, "0")).build().toByteArray();
  }

  @Test
  void linkedExternalDataIsAFinding() throws IOException {
    Path weights = Files.write(folder.resolve("real.bin"), new byte[32]);
    Files.createSymbolicLink(folder.resolve("soft.bin"), weights);
    Files.write(folder.resolve("soft.onnx"), external("soft.bin"));
    assertFinding("soft.onnx", "is reached through a symbolic link");

    Files.createLink(folder.resolve("hard.bin"), weights);
    Files.write(folder.resolve("hard.onnx"), external("hard.bin"));
    assertFinding("hard.onnx", "has a second name (hard link)");
  }

  private void assertFinding(String name, String message) {
    CommandRun run =
        CommandRun.of("maps", folder.resolve(name).toString(), "--out", folder.resolve("m") + "");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.err()).startsWith("finding: ").contains(message).hasLineCount(1);
    assertThat(folder.resolve("m")).doesNotExist();
  }

  private static Arguments error(String name, Supplier<byte[]> content, String message) {
    return arguments(name, content, 2, message);
  }

  private static Arguments finding(String name, Supplier<byte[]> content, String message) {
    return arguments(name, content, 1, message);
  }

  private static byte[] head(byte[] bytes, int length) {
    return java.util.Arrays.copyOf(bytes, length);
  }

  private static byte[] tar() {
    byte[] bytes = new byte[1024];
    System.arraycopy(TorchScriptFiles.ascii("ustar"), 0, bytes, 257, 5);
    return bytes;
  }

  /** 64 MiB of zeros in 64 kB. */
  private static byte[] expanding() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (String name : List.of("m/data.pkl", CODE, "m/constants.pkl", "m/version")) {
      entries.put(name.replace("network", "m"), new byte[1]);
    }
    entries.put("m/data/0", new byte[64 << 20]);
    return TorchScriptFiles.zip(entries, ZipEntry.DEFLATED);
  }

  private static byte[] manyEntries() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 100_000; i++) {
      entries.put("m/data/" + i, new byte[0]);
    }
    return TorchScriptFiles.zip(entries, ZipEntry.STORED);
  }
}
