package io.trojanscope.cli;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad TorchScript files: what is said of each, the exit code, and that nothing is left. */
@Timeout(120)
@Tag("slow")
class BadTorchScriptFilesTest {
  private static final String CODE = "network/code/__torch__.py";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource({"damagedArchives", "suspiciousArchives"})
  void isRefused(String name, Supplier<byte[]> content, int exitCode, String message)
      throws IOException {
    Path file = Files.write(folder.resolve(name.replace(' ', '_') + ".pt"), content.get());

    RefusedModel.assertRefused(file, exitCode, message);
  }

  static Stream<Arguments> damagedArchives() {
    return Stream.of(
        error("empty", () -> new byte[0], "the file is empty; save the model with torch.jit.save"),
        error("truncated", () -> head(TorchScriptFiles.good(), 300), "the file is cut short"),
        error("text", () -> TorchScriptFiles.ascii("not a model\n"), "a text file"),
        error(
            "no data",
            () -> TorchScriptFiles.without("data.pkl"),
            "'data.pkl' is missing; save the"),
        error("state dict", () -> TorchScriptFiles.without("code/"), "a whole Python object"),
        error("tar", BadTorchScriptFilesTest::tar, "a tar archive of Python pickles"),
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
        finding("expansion", BadTorchScriptFilesTest::expanding, "times"),
        finding("many entries", BadTorchScriptFilesTest::manyEntries, "20000"),
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
