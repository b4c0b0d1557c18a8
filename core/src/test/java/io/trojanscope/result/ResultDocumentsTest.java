package io.trojanscope.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.BiasMap;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultDocumentsTest {
  @TempDir private Path folder;

  static Stream<ResultDocument> documents() {
    SampleResults few = SampleResults.named(List.of("<b>", "\u001b[31m", "\ud800", "日本"));
    return Stream.of(
        few.perClass(),
        few.perPair(),
        few.withoutReference(),
        few.untargeted(Algorithm.PER_CLASS),
        few.untargeted(Algorithm.PER_PAIR),
        few.plant(),
        few.twoPlants(),
        few.reproduction(),
        SampleScans.of(few).backdoored(),
        SampleScans.of(few).allToOne(),
        SampleScans.of(few).clean(),
        SampleScans.of(few).inconclusive("not \u001b[31m converged"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void readsBackExactlyWhatItWrote(ResultDocument document) {
    Path file = folder.resolve("result.json");

    ResultDocuments.write(file, document);

    assertThat(ResultDocuments.read(file))
        .isInstanceOf(document.getClass())
        .usingRecursiveComparison()
        .withEqualsForType(Arrays::equals, float[].class)
        .isEqualTo(document);
  }

  @Test
  void writesTheSameBytesTwice() throws IOException {
    Path first = folder.resolve("first.json");
    Path second = folder.resolve("second.json");

    ResultDocuments.write(first, SampleResults.color().perClass());
    ResultDocuments.write(second, ResultDocuments.read(first));

    assertThat(second).hasSameBinaryContentAs(first);
    assertThat(Files.readString(first, StandardCharsets.US_ASCII)).endsWith("}\n");
  }

  /** The file was written by Python and NumPy: {@code python-maps.py} beside it. */
  @Test
  void readsFilesWrittenByPython() {
    MapsDocument maps = (MapsDocument) ResultDocuments.read(resource("python-maps.json"));

    BiasMap map = maps.suspect().maps().get(0);
    assertThat(maps.classNames()).containsExactly("cat", "dög");
    assertThat(map.predicted()).isEqualTo(1);
    assertThat(map.count()).isEqualTo(3);
    assertThat(map.adversarial().mean().values()).containsExactly(0f, 0.1f, 0.2f, 0.3f, 0.4f, 1f);
    assertThat(map.perturbation().mean().values()).containsExactly(-1f, -0.5f, 0f, 1e-8f, 0.5f, 1f);
    assertThat(maps.settings().epsilon()).isEqualTo(0.1f);
    assertThat(maps.settings().seed()).isEqualTo(Long.MIN_VALUE);
    assertThat(maps.distances().get(1).euclidean()).isEqualTo(OptionalDouble.of(1.0 / 3));
  }

  /** Old results must stay readable: these files were written before records were the JSON. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "maps-version-1.json",
        "plant-version-1.json",
        "reproduction-version-2.json",
        "scan-version-2.json",
        "scan-not-made-version-2.json"
      })
  void writesOldFilesAsTheyAlwaysWere(String name) {
    Path old = resource(name);
    Path again = folder.resolve("again.json");

    ResultDocuments.write(again, ResultDocuments.read(old));

    assertThat(again).hasSameBinaryContentAs(old);
  }

  private static Path resource(String name) {
    return Path.of(
        URI.create(Objects.requireNonNull(ResultDocumentsTest.class.getResource(name)).toString()));
  }
}
