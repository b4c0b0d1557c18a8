package io.trojanscope.vet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pickles that TorchScript does not write, and weights that do not fit their tensors. */
class BadPickleTest {
  private static final String EMPTY = "(t";

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("objects")
  void isFound(String found, String weight) {
    VettedArchive archive =
        TestModel.vet(folder, TestModel.zipWithObject(TestModel.object(weight)));

    assertThat(TestModel.found(archive)).contains(found);
    assertThat(TestModel.hasFindings(archive)).isTrue();
    assertThat(archive.canBeCopied()).isTrue();
  }

  static Stream<Arguments> objects() {
    return Stream.of(
        pickle(
            "names os.system, which no model needs",
            "cos\nsystem\n(" + TestModel.text("ls") + "tR"),
        pickle("names builtins.eval, which no model needs", "cbuiltins\neval\n"),
        pickle(
            "names torch._utils._rebuild_qtensor, which no model needs",
            "ctorch._utils\n_rebuild_qtensor\n"),
        pickle(
            "names torch.jit._pickle.build_tensor_from_id, which no model needs",
            "ctorch.jit._pickle\nbuild_tensor_from_id\n"),
        pickle("TorchScript does not write instruction 0x93 at byte 32", "\u0093"),
        pickle("TorchScript does not write instruction 0x69 at byte 32", "i"),
        pickle("memo entry 7 is used before it is set", "h\u0007"),
        pickle(
            "memo entry 2147483647 is set before its predecessors",
            "Nr" + TestModel.little(Integer.MAX_VALUE)),
        pickle("an instruction lacks its operand", "(\u0086"),
        pickle("an instruction lacks its mark", "(t" + "t".repeat(9)),
        pickle("an instruction has an operand of the wrong type", "NNR"),
        pickle("an integer does not have 8 bytes", "\u008a\u0004" + TestModel.little(1)),
        pickle("a dictionary's last key has no value", "}(" + TestModel.text("a") + "u"),
        pickle("a dictionary's key is neither a number nor a text", "}()Nu"),
        pickle("a list or dictionary is changed after it was made", "]q\u0000(h\u0000e"),
        pickle("a list or dictionary is changed after it was made", "](Ne(Ne"),
        pickle(
            "wrong arguments of torch.jit._pickle.build_intlist",
            "ctorch.jit._pickle\nbuild_intlist\n](" + TestModel.text("a") + "e\u0085R"),
        pickle(
            "weights of the unknown type torch.QInt8Storage",
            TestModel.tensor("0", 6, 0, EMPTY, EMPTY, "QInt8Storage")),
        Arguments.of(
            "PICKLE data.pkl: the class __torch__.torch.classes.quantized.Conv is not defined in"
                + " the archive",
            "c__torch__.torch.classes.quantized\nConv\n)\u0081Nb"),
        Arguments.of(
            "SYNTAX data.pkl:1: a bracket is never closed",
            "ctorch.jit._pickle\nrestore_type_tag\n]" + TestModel.text("List[int") + "\u0086R"),
        weights(
            "data/0: 'data/0' has 24 bytes, its tensors need 28",
            TestModel.tensor("0", 7, 0, "\u0007", "\u0001")),
        weights("data/9: 'data/9' is missing", TestModel.tensor("9", 6, 0, "\u0006", "\u0001")),
        weights(
            "data/../x: 'data/../x' is missing",
            TestModel.tensor("../x", 6, 0, "\u0006", "\u0001")),
        weights(
            "data/0: 'data/0' has 24 bytes, its tensors need 9223372036854775807",
            TestModel.tensor("0", Long.MAX_VALUE, 0, "\u0006", "\u0001")),
        unfitting(
            "[2, 3]", "[4, 1]", 0, TestModel.tensor("0", 6, 0, "\u0002\u0003", "\u0004\u0001")),
        unfitting("[6]", "[1]", 1, TestModel.tensor("0", 6, 1, "\u0006", "\u0001")),
        unfitting("[6]", "[1]", -1, TestModel.tensor("0", 6, -1, "\u0006", "\u0001")),
        unfitting(
            "[-1]",
            "[1]",
            0,
            tensor("(" + TestModel.integer(-1) + "t", "(" + TestModel.integer(1) + "t")),
        unfitting(
            "[2]",
            "[-1]",
            0,
            tensor("(" + TestModel.integer(2) + "t", "(" + TestModel.integer(-1) + "t")),
        unfitting(
            "[4611686018427387904]",
            "[4]",
            0,
            tensor("(" + TestModel.integer(1L << 62) + "t", "(" + TestModel.integer(4) + "t")),
        unfitting(
            "[4294967296, 4294967296]",
            "[0, 0]",
            0,
            tensor(
                "(" + TestModel.integer(1L << 32) + TestModel.integer(1L << 32) + "t",
                "(" + TestModel.integer(0) + TestModel.integer(0) + "t")),
        pickle(
            "TorchScript does not describe a tensor like this",
            TestModel.tensor("0", 6, 0, "\u0006", "\u0001\u0001")));
  }

  private static String tensor(String shape, String strides) {
    return TestModel.tensor("0", 6, 0, shape, strides, "FloatStorage");
  }

  private static Arguments pickle(String what, String weight) {
    return Arguments.of("PICKLE data.pkl: " + what, weight);
  }

  private static Arguments weights(String what, String weight) {
    return Arguments.of("WEIGHTS " + what, weight);
  }

  private static Arguments unfitting(String shape, String strides, long offset, String weight) {
    return weights(
        "data/0: a tensor of shape %s, strides %s and offset %d does not fit its record of 6 elements"
            .formatted(shape, strides, offset),
        weight);
  }

  @ParameterizedTest
  @MethodSource("wholePickles")
  void isFoundInAWholePickle(String found, byte[] object) {
    assertThat(TestModel.found(TestModel.vet(folder, TestModel.zipWithObject(object))))
        .contains(found);
  }

  static Stream<Arguments> wholePickles() {
    return Stream.of(
        Arguments.of(
            "PICKLE data.pkl: is not a pickle of protocol 2",
            new byte[] {(byte) 0x80, 4, 'N', '.'}),
        Arguments.of("PICKLE data.pkl: the pickle is cut short", new byte[0]),
        Arguments.of("PICKLE data.pkl: the pickle is cut short", new byte[] {(byte) 0x80, 2, 'N'}),
        Arguments.of(
            "PICKLE data.pkl: does not hold an object of a class", TestModel.pickle("K\u0007")),
        Arguments.of(
            "PICKLE data.pkl: more than one value is left at the end", TestModel.pickle("NN")),
        Arguments.of(
            "PICKLE data.pkl: bytes follow the end of the pickle", TestModel.pickle("N.N")));
  }

  @Test
  void acceptsEveryFormOfValueThatTorchScriptWrites() {
    String values =
        "("
            + "N\u0088K\u0001M\u0001\u0001J\u0001\u0000\u0000\u0000"
            + TestModel.integer(1L << 40)
            + "G?\u00f0\u0000\u0000\u0000\u0000\u0000\u0000"
            + "ctorch.jit._pickle\nbuild_intlist\n](K\u0001K\u0002e\u0085R"
            + "ctorch.jit._pickle\nrestore_type_tag\n}("
            + TestModel.text("a")
            + "K\u0001u"
            + TestModel.text("Dict[str, int]")
            + "\u0086R"
            + "cbuiltins\ncomplex\nG"
            + "\0".repeat(8)
            + "G"
            + "\0".repeat(8)
            + "\u0086R"
            + "ctorch\ndevice\n"
            + TestModel.text("cuda:0")
            + "\u0085R"
            + TestModel.tensor("0", 6, 0, "", "")
            + TestModel.tensor("0", 6, 6, "\u0000", "\u0001")
            + TestModel.tensor("0", 6, 5, "\u0009", "\u0000")
            + "t";

    VettingReport report =
        TestModel.vet(folder, TestModel.zipWithObject(TestModel.object(values))).report();

    assertThat(report.findings()).isEmpty();
    assertThat(report.elements()).containsEntry("float32", 1L + 0 + 9);
  }
}
