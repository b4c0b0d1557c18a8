package io.trojanscope.vet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.trojanscope.fixtures.Damage;
import io.trojanscope.fixtures.ZipBytes;
import io.trojanscope.vet.archive.Archive;
import io.trojanscope.vet.archive.ArchiveReader;
import io.trojanscope.vet.archive.ArchiveVetter;
import io.trojanscope.vet.archive.ByteSource;
import io.trojanscope.vet.archive.LocalEntry;
import io.trojanscope.vet.archive.UnreadableArchiveException;
import io.trojanscope.vet.finding.Findings;
import io.trojanscope.vet.finding.VettingLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Good archives with random damage are vetted or refused; nothing else happens. Runs longer with
 * {@code -Dtrojanscope.fuzz=ITERATIONS}.
 */
@Tag("slow")
class FuzzTest {
  private static final int ITERATIONS = Damage.iterations(300);
  private static final VettingLimits LIMITS = VettingLimits.defaults();
  private static final Path FILE = Path.of("model.pt");

  /** What turns a pickle or source text into another that may still be read. */
  private static final List<String> FRAGMENTS =
      List.of(
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "'",
          "\\",
          "\n",
          "\n  ",
          "#",
          ".",
          ",",
          "=",
          ":",
          "->",
          "torch.save",
          "ops.",
          "__torch__",
          "getattr(",
          "def f(",
          "class A(Module):",
          "while True:",
          "elif",
          "1e",
          "0x",
          "\u0000",
          "\u0080\u0002",
          "\u008a\u0008",
          "\u0085",
          "\u0086",
          "\u0087",
          "]q\u0000(h\u0000e",
          "}(",
          "u",
          "t",
          "R",
          "b",
          "Q",
          "\u0081",
          "r\u00ff\u00ff\u00ff\u00ff",
          "j\u0000\u0000\u0000\u0080",
          "X\u00ff\u00ff\u00ff\u007f",
          "cos\nsystem\n",
          "PK\u0003\u0004",
          "PK\u0001\u0002",
          "PK\u0005\u0006",
          "PK\u0006\u0006",
          "\u00ff\u00ff\u00ff\u00ff",
          "..",
          "/");

  @ParameterizedTest
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  @ValueSource(
      strings = {"residual_traced_2.13.pt", "control_scripted_1.13.pt", "squeeze_scripted_2.13.pt"})
  void damagedArchivesAreVettedOrRefused(String name) throws IOException {
    byte[] file = resource(name);
    assertThat(vet(file)).isTrue();
    int looked = 0;
    for (int i = 0; i < ITERATIONS; i++) {
      SplittableRandom random = new SplittableRandom(name.hashCode() * 1_000_003L + i);
      looked += tryVet(Damage.to(file, FRAGMENTS, random), name, i) ? 1 : 0;
    }
    assertThat(looked).isPositive();
  }

  @ParameterizedTest
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  @ValueSource(
      strings = {"residual_traced_2.13.pt", "control_scripted_1.13.pt", "squeeze_scripted_2.13.pt"})
  void damagedEntriesInSoundArchivesAreVettedOrRefused(String name) throws IOException {
    byte[] file = resource(name);
    Archive archive = archive(new Bytes(file));
    List<String> paths = List.copyOf(archive.texts().keySet());
    int looked = 0;
    for (int i = 0; i < ITERATIONS; i++) {
      SplittableRandom random = new SplittableRandom(name.hashCode() * 31L + i);
      String path = paths.get(random.nextInt(paths.size()));
      ZipBytes zip = new ZipBytes();
      for (String text : paths) {
        byte[] content = archive.text(text).orElseThrow();
        zip.add("m/" + text, text.equals(path) ? Damage.to(content, FRAGMENTS, random) : content);
      }
      archive
          .weights()
          .forEach(
              (weights, entry) -> zip.add("m/" + weights, new byte[(int) entry.central().size()]));
      looked += tryVet(zip.build(), name, i) ? 1 : 0;
    }
    assertThat(looked).isPositive();
  }

  private static boolean tryVet(byte[] bytes, String name, int iteration) {
    try {
      return vet(bytes);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return fail("iteration " + iteration + " of " + name, e);
    }
  }

  /** Whether it was looked through rather than refused as unreadable. */
  private static boolean vet(byte[] bytes) throws IOException {
    try {
      VettedArchive archive = TorchScriptVetter.vet(FILE, new Bytes(bytes), LIMITS);
      assertThat(archive.canBeCopied() || TestModel.hasFindings(archive)).isTrue();
      return true;
    } catch (UnreadableArchiveException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
      return false;
    }
  }

  private static Archive archive(ByteSource source) throws IOException {
    Findings findings = new Findings();
    List<LocalEntry> entries = new ArchiveVetter(source, LIMITS, findings).entries();
    return new ArchiveReader(source, LIMITS, findings).read(entries);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Damage.class.getResourceAsStream("torchscript/" + name)) {
      return in.readAllBytes();
    }
  }

  /** A file held in memory. */
  private static final class Bytes implements ByteSource {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public ByteBuffer read(long offset, int length) {
      requireWithin(offset, length);
      byte[] copy = Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
      return ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
