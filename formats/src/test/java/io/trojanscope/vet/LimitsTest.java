package io.trojanscope.vet;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.fixtures.ZipBytes;
import io.trojanscope.vet.finding.VettingLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are far larger or deeper inside than outside. */
@Tag("slow")
class LimitsTest {
  @TempDir private Path folder;

  @Test
  void aGibibyteFromAMebibyte() {
    ZipBytes zip = TestModel.zip();
    ZipBytes.Entry bomb = zip.addDeflatedZeros("m/data/1", 1 << 20);
    bomb.packed = new byte[1 << 20];
    bomb.size = 1 << 30;
    bomb.localSize = bomb.size;

    assertLimit(
        TestModel.vet(folder, zip),
        "archive: 'm/data/1' unpacks to 1073741824 bytes, 1024 times its packed size; the limit is 100");
  }

  @Test
  void aSizeThatIsStatedTooSmall() {
    ZipBytes zip = TestModel.zip();
    ZipBytes.Entry bomb = zip.addDeflatedZeros("m/data/1", 10 << 20);
    bomb.size = 1 << 20;
    bomb.localSize = bomb.size;

    assertThat(TestModel.found(TestModel.vet(folder, zip)))
        .containsExactly(
            "AMBIGUOUS_ARCHIVE data/1: 'data/1' unpacks to more than the size it states");
  }

  @Test
  void aHundredThousandEntries() {
    ZipBytes zip = TestModel.zip();
    for (int i = 1; i <= 100_000; i++) {
      zip.add("m/data/" + i, new byte[0]);
    }

    assertLimit(
        TestModel.vet(folder, zip), "archive: the archive has 100005 entries; the limit is 20000");
  }

  @Test
  void moreThanMayBeUnpacked() {
    VettingLimits small = limits(1 << 10, 1 << 20);
    ZipBytes zip = TestModel.zip();
    zip.add("m/data/1", new byte[2000]);
    Path file = TestModel.write(folder, zip.build());

    assertThat(TestModel.found(TorchScriptVetter.vet(file, small)))
        .anyMatch(found -> found.startsWith("LIMIT archive: the file has "));
    assertThat(TestModel.found(TorchScriptVetter.vet(file, limits(1 << 20, 1 << 10))))
        .anyMatch(found -> found.startsWith("LIMIT archive: the archive unpacks to "));
  }

  private static VettingLimits limits(long archiveBytes, long unpackedBytes) {
    return new VettingLimits(
        archiveBytes, 100, unpackedBytes, 100, 1000, 1 << 20, 100_000, 100, 100);
  }

  @Test
  void oneRecordThatIsLoadedAThousandTimes() {
    String record = TestModel.storage("0", 6, "FloatStorage") + "q\u0000";
    String tensors = "(" + record + "Q" + "h\u0000Q".repeat(999) + "t";
    Path file = TestModel.write(folder, TestModel.zipWithObject(TestModel.object(tensors)).build());
    VettingLimits ample = limits(1 << 20, 1 << 20);
    VettingLimits scarce = limits(1 << 20, 23_999);

    assertThat(TorchScriptVetter.vet(file, ample).report().findings()).isEmpty();
    assertLimit(
        TorchScriptVetter.vet(file, scarce),
        "data/: the weights have 24000 bytes when loaded; the limit is 23999");
  }

  @ParameterizedTest
  @MethodSource("sources")
  void deepSourceText(String found, String body) {
    ZipBytes zip =
        TestModel.zip("  def forward(self: __torch__.Net, x: Tensor) -> Tensor:\n" + body);

    assertLimit(TestModel.vet(folder, zip), found);
  }

  static Stream<Arguments> sources() {
    int many = 200_000;
    StringBuilder blocks = new StringBuilder();
    StringBuilder alternatives = new StringBuilder("    if True:\n      pass\n");
    for (int i = 0; i < 1000; i++) {
      blocks.append(" ".repeat(4 + i)).append("if True:\n");
      alternatives.append("    elif True:\n      pass\n");
    }
    String line7 = "code/__torch__.py:7: ";
    return Stream.of(
        Arguments.of(
            line7 + "brackets are nested to depth 101; the limit is 100",
            "    return " + "(".repeat(many) + "x" + ")".repeat(many) + "\n"),
        Arguments.of(
            line7 + "an expression has 501 operators; the limit is 500",
            "    return x" + ".t()".repeat(many) + "\n"),
        Arguments.of(
            line7 + "an expression has 501 operators; the limit is 500",
            "    return " + "-".repeat(many) + "x\n"),
        Arguments.of(
            line7 + "an expression has 501 operators; the limit is 500",
            "    return " + "not ".repeat(many) + "x\n"),
        Arguments.of(
            line7 + "an expression has 501 operators; the limit is 500",
            "    return " + "x if x else ".repeat(many) + "x\n"),
        Arguments.of(
            "code/__torch__.py:106: blocks are nested to depth 101; the limit is 100",
            blocks.toString()),
        Arguments.of(
            "code/__torch__.py:209: 'elif' follows 'elif' 101 times; the limit is 100",
            alternatives.toString()),
        Arguments.of(
            line7 + "a statement has 500001 tokens; the limit is 500000",
            "    y = [" + "1,".repeat(500_000) + "]\n"),
        Arguments.of(
            "code/__torch__.py: the source text has 16777412 bytes or more; the limit is 16777216",
            "x".repeat((16 << 20) + 33)));
  }

  @Test
  void manyItemsAreNotDeep() {
    String list = "    y = [" + "torch.add(x, 1).t(), ".repeat(1000) + "x]\n";

    assertThat(
            TestModel.vet(
                    folder,
                    TestModel.zip(
                        "  def forward(self: __torch__.Net, x: Tensor) -> Tensor:\n"
                            + list
                            + "    return x\n"))
                .report()
                .findings())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pickles")
  void deepPickles(String found, String object) {
    assertLimit(
        TestModel.vet(
            folder, TestModel.zipWithObject(object.getBytes(StandardCharsets.ISO_8859_1))),
        "data.pkl: " + found);
  }

  static Stream<Arguments> pickles() {
    String start = "\u0080\u0002";
    String doubled = "h%c\u0086q%c";
    StringBuilder doubling = new StringBuilder(start + ")q\u0000");
    for (char i = 0; i < 60; i++) {
      doubling.append("h").append(i).append(doubled.formatted(i, (char) (i + 1)));
    }
    return Stream.of(
        Arguments.of(
            "objects are nested to depth 101; the limit is 100",
            start + ")" + "\u0085".repeat(300_000) + "."),
        Arguments.of(
            "objects are nested to depth 101; the limit is 100",
            start + "](".repeat(300_000) + "e".repeat(300_000) + "."),
        Arguments.of("objects within one object: 8388607; the limit is 5000000", doubling + "."),
        Arguments.of(
            "objects in the pickle: 5000001; the limit is 5000000",
            start + "(" + "N".repeat(5_000_001) + "t."),
        Arguments.of(
            "a text's length is 4294967295; the limit is 1048576",
            start + "X\u00ff\u00ff\u00ff\u00ff."));
  }

  /** Little to read, but much to do, if what is referred to were looked at each time. */
  @ParameterizedTest(name = "{2}")
  @MethodSource("references")
  @Timeout(30)
  void manyReferencesToMuchAreNoMuchWork(String first, String each, String found) {
    String object = "(" + first + "q\u0000" + each.repeat(100_000) + "t";

    assertThat(
            TestModel.found(
                TestModel.vet(folder, TestModel.zipWithObject(TestModel.pickle(object)))))
        .anyMatch(finding -> finding.contains(found));
  }

  static Stream<Arguments> references() {
    String numbers = "(" + "K\u0001".repeat(500_000);
    String storage = TestModel.storage("0", 6, "FloatStorage") + "Q";
    return Stream.of(
        Arguments.of(
            numbers + "t",
            "ctorch._utils\n_rebuild_tensor_v2\n(" + storage + "K\u0000h\u0000h\u0000\u0089NtR",
            "items of arguments in the pickle: 5500000; the limit is 5000000"),
        Arguments.of(
            "](" + "K\u0001".repeat(500_000) + "e",
            "ctorch.jit._pickle\nbuild_intlist\nh\u0000\u0085R",
            "items of arguments in the pickle: 5500000; the limit is 5000000"),
        Arguments.of(
            TestModel.text("Tuple[" + "int, ".repeat(200_000) + "int]"),
            "ctorch.jit._pickle\nrestore_type_tag\n]h\u0000\u0086R",
            "does not hold an object of a class"));
  }

  private static void assertLimit(VettedArchive archive, String found) {
    assertThat(TestModel.found(archive)).contains("LIMIT " + found);
    assertThat(TestModel.hasFindings(archive)).isTrue();
  }
}
