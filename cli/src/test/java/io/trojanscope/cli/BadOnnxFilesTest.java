package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad ONNX files: what is said of each, the exit code, and that nothing is left. */
@Timeout(120)
@Tag("slow")
class BadOnnxFilesTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("badOnnxFiles")
  void isRefused(String name, Supplier<byte[]> content, int exitCode, String message)
      throws IOException {
    Path file = Files.write(folder.resolve("bad.onnx"), content.get());

    RefusedModel.assertRefused(file, exitCode, message);
  }

  static Stream<Arguments> badOnnxFiles() {
    return Stream.of(
        error("empty", () -> new byte[0], "the file is empty; export the model anew"),
        error("text", () -> TorchScriptFiles.ascii("a model\n"), "a text file, not a model"),
        error("garbage", () -> TorchScriptFiles.ascii("\u0001gar"), "is not a whole ONNX file"),
        error(
            "truncated",
            () -> Arrays.copyOf(OnnxFiles.model().build().toByteArray(), 60),
            "is not a whole ONNX file: cut short or damaged; copy it again"),
        error("nested", () -> OnnxFiles.nested(1000), "is not a whole ONNX file"),
        error(
            "opset",
            () -> {
              var model = OnnxFiles.model();
              model.getOpsetImportBuilder(0).setVersion(99);
              return model.build().toByteArray();
            },
            "expected opset 7 to 24, found 99"),
        error(
            "operator",
            () -> {
              var model = OnnxFiles.model();
              model.getGraphBuilder().getNodeBuilder(0).setOpType("NonZero").setName("odd");
              return model.build().toByteArray();
            },
            "NonZero"),
        error(
            "domain",
            () -> {
              var model = OnnxFiles.model();
              model.getGraphBuilder().getNodeBuilder(0).setDomain("com.evil");
              return model.build().toByteArray();
            },
            "com.evil.Flatten"),
        error(
            "inputs",
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
        finding("outside", () -> external("../weights.bin"), "leads out of the model's folder"),
        finding("absolute", () -> external("/etc/passwd"), "is not relative to the model's"),
        error(
            "external size",
            () ->
                OnnxFiles.model(
                        OnnxFiles.external("bad.onnx", "0")
                            .setDataType(TensorProto.DataType.DOUBLE_VALUE)
                            .clearDims()
                            .addDims(1 << 28)
                            .addDims(1))
                    .build()
                    .toByteArray(),
            "the weights take more than 2147483647 bytes"),
        error("missing", () -> external("weights.bin"), "data file 'weights.bin' is missing"),
        error(
            "external offset",
            () -> OnnxFiles.model(OnnxFiles.external("bad.onnx", "1000000")).build().toByteArray(),
            "expected 32 bytes at 1000000 of 'bad.onnx', found a file of 209 bytes"),
        error(
            "loop",
            () -> {
              var model = OnnxFiles.model();
              model
                  .getGraphBuilder()
                  .addInitializer(OnnxFiles.integer("trips", 1L << 62))
                  .getNodeBuilder(0)
                  .setOpType("Loop")
                  .clearInput()
                  .addInput("trips")
                  .addInput("")
                  .addInput("images")
                  .addAttribute(OnnxFiles.body());
              return model.build().toByteArray();
            },
            "operators that are not supported: Loop (node 'Flatten_1')"),
        error(
            "constant of shape",
            () -> {
              var model = OnnxFiles.model();
              model
                  .getGraphBuilder()
                  .addInitializer(OnnxFiles.integer("size", 1L << 40))
                  .addNode(OnnxFiles.node("ConstantOfShape", "zeros", "size"))
                  .addNode(OnnxFiles.node("ReduceSum", "sum", "zeros"))
                  .addNode(OnnxFiles.node("Add", "more", "logits", "sum"))
                  .setOutput(0, OnnxFiles.value("more", 2));
              return model.build().toByteArray();
            },
            "a constant of more than 536870912 bytes"),
        error(
            "initializers",
            () -> {
              var model = OnnxFiles.model();
              for (int i = 0; i < 100_001; i++) {
                model.getGraphBuilder().addInitializerBuilder().setName("i" + i);
                model.getGraphBuilder().addInputBuilder().setName("i" + i);
              }
              return model.build().toByteArray();
            },
            "expected at most 100000 initializers, found 100002"),
        error(
            "size",
            () ->
                OnnxFiles.model(OnnxFiles.shaped(4, 3).setRawData(OnnxFiles.weights().getRawData()))
                    .build()
                    .toByteArray(),
            "weights"),
        error(
            "negative",
            () -> OnnxFiles.model(OnnxFiles.shaped(-4, 2)).build().toByteArray(),
            "weights"),
        error(
            "overflow",
            () -> OnnxFiles.model(OnnxFiles.shaped(1L << 40, 1L << 40)).build().toByteArray(),
            "weights"));
  }

  private static byte[] external(String location) {
    return OnnxFiles.model(OnnxFiles.external(location, "0")).build().toByteArray();
  }

  @Test
  void moreThanTwoGibibytesAreRefusedBeforeTheyAreRead() throws IOException {
    Path file = folder.resolve("large.onnx");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength((2L << 30) + 1);
    }

    RefusedModel.assertRefused(file, 2, "expected a file of at most 2 GiB, found 2147483649 bytes");
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
}
