package io.trojanscope.vet;

import io.trojanscope.fixtures.ZipBytes;
import io.trojanscope.vet.finding.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** The smallest TorchScript archive: one class with a weight of 2 x 3 numbers, in Java bytes. */
final class TestModel {
  static final String CODE = "m/code/__torch__.py";
  static final String OBJECT = "m/data.pkl";
  static final String WEIGHTS = "m/data/0";

  private static final String CLASS =
      """
      class Net(Module):
        __parameters__ = ["weight", ]
        __buffers__ = []
        weight : Tensor
        training : bool
      """;

  private TestModel() {}

  static ZipBytes zip() {
    return zip("  def forward(self: __torch__.Net,\n    x: Tensor) -> Tensor:\n    return x\n");
  }

  /** With methods of its own; also functions, if they are not indented. */
  static ZipBytes zip(String methods) {
    ZipBytes zip = new ZipBytes();
    zip.add(OBJECT, object(tensor("0", 6, 0, "\u0002\u0003", "\u0003\u0001")));
    zip.add(CODE, CLASS + methods);
    zip.add("m/constants.pkl", "\u0080\u0002).");
    zip.add("m/version", "10\n");
    zip.add(WEIGHTS, new byte[24]);
    return zip;
  }

  /** With another weight in the model's object. */
  static ZipBytes zipWithObject(byte[] object) {
    ZipBytes zip = zip();
    ZipBytes changed = new ZipBytes();
    zip.entries.forEach(
        entry -> changed.add(entry.name, entry.name.equals(OBJECT) ? object : entry.packed));
    return changed;
  }

  /** The model's object with a weight, given by its instructions. */
  static byte[] object(String weight) {
    return pickle(
        "c__torch__\nNet\n)\u0081}(" + text("weight") + weight + text("training") + "\u0089ub");
  }

  /** A pickle of instructions, one character to a byte. */
  static byte[] pickle(String instructions) {
    return ("\u0080\u0002" + instructions + ".").getBytes(StandardCharsets.ISO_8859_1);
  }

  static String text(String text) {
    return "X" + little(text.length()) + text;
  }

  static String little(int value) {
    byte[] bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static String integer(long value) {
    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    return "\u008a\u0008" + new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** A float tensor whose shape and strides are the characters' codes. */
  static String tensor(String key, long elements, long offset, String shape, String strides) {
    return tensor(key, elements, offset, integers(shape), integers(strides), "FloatStorage");
  }

  static String tensor(
      String key, long elements, long offset, String shape, String strides, String storage) {
    return "ctorch._utils\n_rebuild_tensor_v2\n("
        + storage(key, elements, storage)
        + "Q"
        + integer(offset)
        + shape
        + strides
        + "\u0089ccollections\nOrderedDict\n)RtR";
  }

  /** The tuple that refers to a weight record. */
  static String storage(String key, long elements, String type) {
    return "("
        + text("storage")
        + "ctorch\n"
        + type
        + "\n"
        + text(key)
        + text("cpu")
        + integer(elements)
        + "t";
  }

  private static String integers(String codes) {
    return "(" + codes.chars().mapToObj(TestModel::integer).collect(Collectors.joining()) + "t";
  }

  static VettedArchive vet(Path folder, ZipBytes zip) {
    return vet(folder, zip.build());
  }

  static VettedArchive vet(Path folder, byte[] bytes) {
    return TorchScriptVetter.vet(write(folder, bytes));
  }

  static Path write(Path folder, byte[] bytes) {
    try {
      return Files.write(folder.resolve("model.pt"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was found, remarks too: the kind, where, and what. */
  static Set<String> found(VettedArchive archive) {
    return archive.report().findings().stream()
        .map(finding -> finding.kind() + " " + finding)
        .collect(Collectors.toSet());
  }

  /** Whether anything speaks against loading the file; remarks do not. */
  static boolean hasFindings(VettedArchive archive) {
    return archive.report().findings().stream()
        .anyMatch(finding -> finding.severity() == Finding.Severity.FINDING);
  }

  static byte[] repeat(String text, int times) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < times; i++) {
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }
}
