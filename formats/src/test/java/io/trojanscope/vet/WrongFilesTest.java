package io.trojanscope.vet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.ZipBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no TorchScript archive, or a broken one. */
class WrongFilesTest {
  private static final String HOW = "torch.jit.save(torch.jit.script(model), path)";

  private static final String ASK =
      "loading a pickle in Python runs code in it; ask its maker for ONNX or TorchScript";

  @TempDir private Path folder;

  /** A file's bytes, one to a character, and parts of the message. */
  private record Case(String name, String content, List<String> message) {
    Case(String name, byte[] bytes, String... message) {
      this(name, new String(bytes, StandardCharsets.ISO_8859_1), List.of(message));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatItIsAndHowToExport(Case wrong) throws IOException {
    Path file = Files.write(folder.resolve("model.pt"), latin(wrong.content));

    assertThatThrownBy(() -> TorchScriptVetter.vet(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContainingAll(wrong.message.toArray(String[]::new))
        .message()
        .doesNotContain("\n");
    assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.part");
  }

  static Stream<Case> cases() {
    byte[] whole = TestModel.zip().build();
    return Stream.of(
        new Case("empty", new byte[0], "empty", HOW),
        new Case("cut short", Arrays.copyOf(whole, whole.length / 2), "cut short", "copy it again"),
        new Case("one byte short", Arrays.copyOf(whole, whole.length - 1), "cut short"),
        new Case("text", latin("weights go here\n"), "a text file", HOW),
        new Case("one byte", new byte[] {7}, "expected a TorchScript archive", HOW),
        new Case(
            "random bytes", TestModel.repeat("\u0091\u00fe?\u0001", 100), "another format", HOW),
        new Case("no object", without(TestModel.OBJECT).build(), "'data.pkl' is missing", HOW),
        new Case("no entries", new ZipBytes().build(), "'data.pkl' is missing", HOW),
        new Case(
            "no code",
            without(TestModel.CODE).build(),
            "a whole Python object of class __torch__.Net",
            "only if you trust its maker: net = torch.load('model.pt'"),
        new Case("empty dictionary", saved("}"), "no weights of a network", "ask its maker"),
        new Case(
            "state dict",
            saved(weights()),
            "the weights of a network without the network (a state dict): 2 tensors, 44 parameters",
            "net.load_state_dict(torch.load('model.pt', map_location='cpu', weights_only=True)); ",
            "torch.onnx.export(net.eval(), torch.zeros(1, 1, 28, 28), 'model.onnx')"),
        new Case(
            "checkpoint",
            saved(
                "}("
                    + TestModel.text("epoch")
                    + "K\u0007"
                    + TestModel.text("model_state_dict")
                    + weights()
                    + "u"),
            "a training checkpoint",
            "2 tensors, 44 parameters",
            "weights_only=True)['model_state_dict'])"),
        new Case(
            "Lightning",
            saved(
                "}("
                    + TestModel.text("pytorch-lightning_version")
                    + TestModel.text("2.1")
                    + TestModel.text("state_dict")
                    + weights()
                    + "u"),
            "a PyTorch Lightning checkpoint"),
        new Case("damaged pickle", saved(")R"), "cannot be read: a damaged pickle"),
        new Case("weights of the old format", old(weights()), "a state dict", "44 parameters"),
        new Case(
            "no constants", without("m/constants.pkl").build(), "'constants.pkl' is missing", HOW),
        new Case("no version", without("m/version").build(), "'version' is missing", HOW),
        new Case("future version", version("11\n"), "version 11, expected at most 10"),
        new Case("old version", version("1\n"), "version 1, expected at least 3"),
        new Case("nonsense version", version("ten"), "'version' is not a number"),
        new Case("big-endian", bigEndian().build(), "not little-endian"),
        new Case("PyTorch 1.2", with("m/model.json", "{}").build(), "PyTorch 1.3 or older"),
        new Case("no common folder", flat().build(), "share no folder", HOW),
        new Case(
            "legacy pickle",
            latin("\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019."),
            "a Python pickle",
            "cannot be read",
            "ask its maker"),
        new Case("Keras", archive("model.weights.h5"), "a Keras model", "tf2onnx"),
        new Case("torch.export", archive("m/archive_format"), "torch.export.load"),
        new Case("archive of a model", archive("net.onnx"), "with net.onnx in it; unpack it"),
        new Case("legacy tar", tar(), "a tar archive", ASK),
        new Case("preview", latin("PYTORCH1 and more"), "a preview of PyTorch 1.0", ASK),
        new Case("mobile", latin("\u0018\0\0\0PTMF\u0001\u0002"), "a PyTorch Mobile model"),
        new Case("ONNX", latin("\u0008\u0008\u0012\u0007pytorch\u001a\u00051.13"), ".onnx"),
        new Case("HDF5", latin("\u0089HDF\r\n\u001a\n"), "HDF5", "tf2onnx"),
        new Case("TensorFlow Lite", latin("\u001c\0\0\0TFL3"), "TensorFlow Lite"),
        new Case("safetensors", latin("@\0\0\0\0\0\0\0{\"weight\":"), "safetensors", "load_file"),
        new Case(
            "LFS pointer", latin("version https://git-lfs.github.com/spec/v1\n"), "git lfs pull"),
        new Case("gzip", latin("\u001f\u008b\u0008\0"), "gzip"));
  }

  @Test
  void refusesWhatIsNoPlainFile() {
    assertThatThrownBy(() -> TorchScriptVetter.vet(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected a model file, found a folder");
    assertThatThrownBy(() -> TorchScriptVetter.vet(folder.resolve("absent.pt")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void neverReadsOtherFilesBesideTheModel() throws IOException {
    Files.writeString(folder.resolve("evil.jar"), "PK");
    Files.writeString(folder.resolve("serving.properties"), "option.library=/tmp/evil.so");

    assertThat(TestModel.hasFindings(TestModel.vet(folder, TestModel.zip()))).isFalse();
  }

  private static ZipBytes without(String name) {
    ZipBytes zip = TestModel.zip();
    zip.entries.removeIf(entry -> entry.name.equals(name));
    return zip;
  }

  private static ZipBytes with(String name, String content) {
    ZipBytes zip = TestModel.zip();
    zip.add(name, content);
    return zip;
  }

  private static byte[] version(String version) {
    ZipBytes zip = without("m/version");
    zip.add("m/version", version);
    return zip.build();
  }

  private static ZipBytes bigEndian() {
    return with("m/byteorder", "big");
  }

  /** What torch.save writes for a value, given by its instructions. */
  private static byte[] saved(String value) {
    ZipBytes zip = new ZipBytes();
    zip.add("archive/data.pkl", TestModel.pickle(value));
    zip.add("archive/data/0", new byte[4]);
    zip.add("archive/version", "3\n");
    return zip.build();
  }

  /** Four filters for one channel, 3 x 3, and 2 x 4 numbers. */
  private static String weights() {
    return "ccollections\nOrderedDict\n)R("
        + TestModel.text("conv.weight")
        + TestModel.tensor("0", 36, 0, "\u0004\u0001\u0003\u0003", "\u0009\u0009\u0003\u0001")
        + TestModel.text("head.weight")
        + TestModel.tensor("1", 8, 0, "\u0002\u0004", "\u0004\u0001")
        + "u";
  }

  private static byte[] old(String value) {
    return latin(
        "\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019."
            + "\u0080\u0002M\u00e9\u0003."
            + "\u0080\u0002}."
            + "\u0080\u0002"
            + value
            + ".");
  }

  private static byte[] archive(String entry) {
    ZipBytes zip = new ZipBytes();
    zip.add(entry, "content");
    return zip.build();
  }

  private static ZipBytes flat() {
    ZipBytes zip = TestModel.zip();
    zip.entries.forEach(
        entry -> {
          entry.name = entry.name.substring(2);
          entry.localName = entry.name;
        });
    return zip;
  }

  private static byte[] tar() {
    byte[] tar = new byte[1024];
    List<String> parts = List.of("sys_info", "ustar");
    System.arraycopy(latin(parts.get(0)), 0, tar, 0, 8);
    System.arraycopy(latin(parts.get(1)), 0, tar, 257, 5);
    return tar;
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
