package io.trojanscope.vet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.ZipBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives that two programs would read differently, or that hold what no model needs. */
class BadArchiveTest {
  @TempDir private Path folder;

  private record Case(String found, boolean copied, Consumer<ZipBytes> spoil) {
    @Override
    public String toString() {
      return found;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isFound(Case bad) {
    ZipBytes zip = TestModel.zip();
    bad.spoil.accept(zip);

    VettedArchive archive = TestModel.vet(folder, zip);

    assertThat(TestModel.found(archive)).contains(bad.found);
    assertThat(TestModel.hasFindings(archive)).isTrue();
    assertThat(archive.canBeCopied()).isEqualTo(bad.copied);
    if (!bad.copied) {
      Path copy = folder.resolve("copy.pt");
      assertThatThrownBy(() -> archive.writeCanonical(copy))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("cannot be loaded");
      assertThat(copy).doesNotExist();
    }
  }

  @Test
  void aProgramForPyTorchMobileIsARemark() {
    ZipBytes zip = TestModel.zip();
    zip.add("m/bytecode.pkl", "\u0080\u0002).");

    VettedArchive archive = TestModel.vet(folder, zip);

    assertThat(TestModel.found(archive))
        .anyMatch(found -> found.contains("'bytecode.pkl' is a second program for PyTorch Mobile"));
    assertThat(TestModel.hasFindings(archive)).isFalse();
  }

  static Stream<Case> cases() {
    String code = "'" + TestModel.CODE + "' ";
    return Stream.of(
        ambiguous(code + "appears twice", zip -> zip.add(TestModel.CODE, "# other")),
        ambiguous(
            "'m/CODE/__torch__.py' differs from '" + TestModel.CODE + "' in case only",
            zip -> zip.add("m/CODE/__torch__.py", "# other")),
        ambiguous(
            code + "is named 'm/code/__torch__/x.py' in its own header",
            zip -> zip.entry(TestModel.CODE).localName = "m/code/__torch__/x.py"),
        ambiguous(
            code + "has another size or CRC in its own header than in the directory",
            zip -> zip.entry(TestModel.CODE).localSize = 5),
        new Case(
            "AMBIGUOUS_ARCHIVE code/__torch__.py: 'code/__torch__.py' has a wrong CRC",
            false,
            zip -> zip.entry(TestModel.CODE).crc ^= 1),
        ambiguous(code + "is marked as encrypted", zip -> zip.entry(TestModel.CODE).flags = 1),
        ambiguous(code + "has unknown flags", zip -> zip.entry(TestModel.CODE).flags = 1 << 5),
        ambiguous(
            code + "uses the unknown compression method 12",
            zip -> zip.entry(TestModel.CODE).method = 12),
        ambiguous("'m/data/2' overlaps another entry", BadArchiveTest::hideOneInAnother),
        hidden("4 bytes follow the archive's end", zip -> zip.after = new byte[4]),
        hidden("9 bytes at byte 0 belong to no entry", zip -> zip.before = new byte[9]),
        hidden(
            "9 bytes lie before the archive or inside its end record",
            zip -> {
              zip.before = new byte[9];
              zip.offsetsCountFromPrefix = false;
            }),
        hidden(
            "7 bytes before the directory belong to no entry",
            zip -> zip.beforeDirectory = new byte[7]),
        hidden(
            "5 bytes at byte %d belong to no entry".formatted(startOfVersion()),
            zip -> zip.entry("m/version").gapBefore = new byte[5]),
        name("'m/../evil.py' has '..' as a part of its path", "m/../evil.py"),
        name("'/etc/passwd' has an absolute path", "/etc/passwd"),
        name("'C:/evil' has an absolute path", "C:/evil"),
        name("'m\\evil' has a backslash in its path", "m\\evil"),
        name("'m/a\\u001bb' has control characters in its name", "m/a\u001bb"),
        new Case(
            "ENTRY_NAME archive: 'm/link' is a link or a device",
            true,
            zip -> zip.add("m/link", "/etc/passwd").mode = 0120777),
        new Case(
            "NESTED_ARCHIVE extra/inner: 'extra/inner' is itself an archive or a program",
            true,
            zip -> zip.add("m/extra/inner", TestModel.zip().build())),
        new Case(
            "NESTED_ARCHIVE data/7: 'data/7' is itself an archive or a program",
            true,
            zip -> zip.add("m/data/7", TestModel.zip().build())));
  }

  private static void hideOneInAnother(ZipBytes zip) {
    ZipBytes.Entry inner = zip.add("m/data/2", new byte[0]);
    inner.inDirectoryOnly = true;
    ZipBytes.Entry outer = zip.add("m/data/1", ZipBytes.localHeader(inner));
    zip.entries.remove(outer);
    zip.entries.add(0, outer);
    inner.shownOffset = 30 + outer.name.length();
  }

  private static int startOfVersion() {
    return TestModel.zip().entries.subList(0, 3).stream()
        .mapToInt(entry -> 30 + entry.name.length() + entry.packed.length)
        .sum();
  }

  private static Case ambiguous(String what, Consumer<ZipBytes> spoil) {
    return new Case("AMBIGUOUS_ARCHIVE archive: " + what, false, spoil);
  }

  private static Case hidden(String what, Consumer<ZipBytes> spoil) {
    return new Case("HIDDEN_DATA archive: " + what, false, spoil);
  }

  private static Case name(String what, String name) {
    return new Case("ENTRY_NAME archive: " + what, true, zip -> zip.add(name, "text"));
  }

  @Test
  void copiesOnlyPartsOfTheModel() {
    ZipBytes zip = TestModel.zip();
    zip.add("m/code/__torch__.py.debug_pkl", "\u0080\u0002N.");
    zip.add("m/extra/notes.txt", "hello");
    zip.add("m/readme", "hello");
    zip.add("m/../evil.py", "hello");
    Path copy = folder.resolve("copy.pt");

    VettedArchive archive = TestModel.vet(folder, zip);
    archive.writeCanonical(copy);

    assertThat(archive.extraFile("notes.txt")).hasValue("hello");
    assertThat(TestModel.found(archive))
        .contains(
            "LEFT_OUT readme: 'readme' does not belong to a TorchScript model; it is left out");
    VettingReport report = TorchScriptVetter.vet(copy).report();
    assertThat(report.findings()).isEmpty();
    assertThat(report.entries()).isEqualTo(5);
    assertThat(report.modelClass()).isEqualTo("__torch__.Net");
  }

  @Test
  void refusesToCopyAFileThatChangedSinceItWasVetted() throws Exception {
    ZipBytes zip = TestModel.zip();
    VettedArchive archive = TestModel.vet(folder, zip);
    zip.entry(TestModel.WEIGHTS).packed[3] = 42;
    Files.write(folder.resolve("model.pt"), zip.build());
    Path copy = folder.resolve("copy.pt");

    assertThatThrownBy(() -> archive.writeCanonical(copy))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("changed while it was vetted");
    assertThat(folder).isDirectoryNotContaining("glob:**{copy,part}*");
  }
}
