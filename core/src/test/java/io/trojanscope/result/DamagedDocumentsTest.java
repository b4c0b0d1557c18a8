package io.trojanscope.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.trojanscope.error.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DamagedDocumentsTest {
  @TempDir private Path folder;
  private String maps;
  private String plant;
  private String reproduction;
  private String scan;

  @BeforeEach
  void writeSound() throws IOException {
    SampleResults results = SampleResults.named(List.of("cat", "dog", "frog"));
    maps = text(results.perClass());
    plant = text(results.plant());
    reproduction = text(results.reproduction());
    scan = text(SampleScans.of(results).backdoored());
  }

  /** Each replaces the first match of a regular expression; then what the message must say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "trojanscope.maps | trojanscope.other | format: expected trojanscope.maps, trojanscope.plant, trojanscope.repair, trojanscope.reproduction, trojanscope.scan or trojanscope.screening, found \"trojanscope.other\"",
        "\"format\" : | \"shape\" : | expected a JSON document, found something else in line",
        "\"version\" : 1 | \"version\" : 2 | version: expected version 1",
        "\"version\" : 1 | \"version\" : \"1\" | version: expected version 1, which this release of Trojanscope reads, found \"1\"",
        "\"version\" : 1, | `` | version: expected version 1, which this release of Trojanscope reads, found nothing",
        "\"settings\" | \"setings\" | expected settings, found nothing",
        "\"channels\" : 1 | \"channels\" : 0 | shape: image shape: expected channels, height and width of at least 1, found 0x12x9",
        "\"channels\" : 1 | \"channels\" : 65536 | suspect: expected 7077888 values for 65536x12x9, found 108",
        "\"height\" : 12 | \"height\" : 1e99 | shape.height: expected a whole number",
        "\"height\" : 12 | \"height\" : 12.0 | shape.height: expected a whole number",
        "\"width\" : 9 | \"width\" : 8 | suspect: expected 96 values for 1x12x8, found 108",
        "\\[ \"cat\", \"dog\", \"frog\" \\] | [ \"cat\" ] | expected at least 2 class names, found 1",
        "\"dog\", | 5, | classNames[1]: expected a text, found 5",
        "\"dog\", | `` | suspect: expected classes from 0 to 1, found predicted 2",
        "PER_CLASS | PER_HAPS | settings.algorithm: expected one of [PER_CLASS, PER_PAIR], found \"PER_HAPS\"",
        "PER_CLASS | PER_PAIR | expected a source class with Algorithm II and none with Algorithm I",
        "\"epsilon\" : 0.1 | \"epsilon\" : 0 | settings: epsilon: expected a number in (0, 1], found 0.0",
        "\"epsilon\" : 0.1 | \"epsilon\" : NaN | expected a JSON document",
        "\"epsilon\" : 0.1 | \"epsilon\" : \"NaN\" | settings: epsilon: expected a number in (0, 1], found NaN",
        "\"epsilon\" : 0.1 | \"epsilon\" : 1e999 | settings: epsilon: expected a number in (0, 1], found Infinity",
        "\"samples\" : 1000 | \"samples\" : -1 | settings: samples: expected at least 1, found -1",
        "\"targeted\" : true | \"targeted\" : 1 | settings.targeted: expected true or false, found 1",
        "\"targeted\" : true | \"targeted\" : false | expected counts of untargeted attacks",
        "b{64} | B123 | suspect: expected a SHA-256 of 64 lower-case hexadecimal digits, found B123",
        "\"count\" : 900 | \"count\" : 0 | suspect.maps[0]: expected counts from 1 to 1000000000000, found 0",
        "\"count\" : 900 | \"count\" : -5 | suspect.maps[0]: expected counts from 1 to 1000000000000, found -5",
        "\"count\" : 900 | \"count\" : 99999999999999999999 | suspect.maps[0].count: expected a whole number",
        "\"predicted\" : 1 | \"predicted\" : 3 | suspect: expected classes from 0 to 2, found predicted 3",
        "\"predicted\" : 1 | \"predicted\" : 0 | expected one entry per class or pair, found two for predicted 0",
        "\"mean\" : \"[^\"]{4} | \"mean\" : \"!!!! | suspect.maps[0].adversarial.mean: expected float32 values in base64",
        "\"mean\" : \"[^\"]*\" | \"mean\" : 12345678 | suspect.maps[0].adversarial.mean: expected a text, found 12345678",
        "\"mean\" : \"[^\"]{4} | \"mean\" : \" | suspect.maps[0].adversarial.mean: expected float32 values in base64, found 429 bytes",
        "\"mean\" : \"[^\"]{6} | \"mean\" : \"AADAfw | suspect.maps[0].adversarial.mean: expected finite pixel values, found NaN",
        "\"mean\" : \"[^\"]{6} | \"mean\" : \"AACAfw | suspect.maps[0].adversarial.mean: expected finite pixel values, found Infinity",
        "\"mean\" : \"[^\"]{6} | \"mean\" : \"AACAvw | expected pixel values from 0.0 to 1.0, found -1.0",
        "\"standardDeviation\" : \"[^\"]{6} | \"standardDeviation\" : \"AACAvw | suspect.maps[0].adversarial: expected pixel values from 0.0 to 1.0, found -1.0",
        "\"euclidean\" : [0-9.]+ | \"euclidean\" : -1 | distances[0]: expected a finite distance of at least 0, found -1.0",
        "\"euclidean\" : [0-9.]+ | \"euclidean\" : null | distances[0].euclidean: expected a value, found null",
        "\"euclidean\" : [0-9.]+ | \"euclidean\" : 1e400 | distances[0]: expected a finite distance of at least 0, found Infinity",
        "\"inputs\" : \\{[^}]*\\} | \"inputs\" : [ ] | provenance.inputs: expected an object, found an array of 0",
      })
  void refusesDamagedMaps(String pattern, String replacement, String message) throws IOException {
    assertRefused(maps.replaceFirst(pattern, replacement), maps, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"targetClass\" : 2 | \"targetClass\" : 3 | plant: targetClass: expected classes from 0 to 2, found 3",
        "\"sourceClasses\" : \\[ 1 \\] | \"sourceClasses\" : [ 1, 1 ] | expected ascending classes, found [1, 1]",
        "\"successes\" : 971 | \"successes\" : 975 | plant.evaluation: expected successes from 0 to 974, found 975",
        "\"label\" : 1 | \"label\" : 1.5 | plant.sample.label: expected a whole number, found 1.5",
        "\"class\" : 1 | \"class\" : 0 | expected ascending classes, found [0, 0, 2]",
        "974, | 974, 1, | plant.evaluation.pristine: expected 3 columns, found 4",
        "974, | -1, | plant.evaluation.pristine: expected counts from 0 to 1000000000000, found -1",
        "\"triggeredImages\" : 974 | \"triggeredImages\" : 9000000000000 | plant.evaluation: expected counts from 0 to 1000000000000",
        "\"plant\" : \\{ | \"plant\" : { \"plant\" : { }, | plant: expected only sourceClasses",
      })
  void refusesDamagedPlants(String pattern, String replacement, String message) throws IOException {
    assertRefused(plant.replaceFirst(pattern, replacement), plant, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"verdict\" : \"HELD\" | \"verdict\" : \"KEPT\" | sections[0].figures[0].claims[0].verdict: expected one of [HELD, PARTLY, FAILED, UNTESTED], found \"KEPT\"",
        "\"title\" : \"Maps\" | \"titel\" : \"Maps\" | sections[0].figures[0].panels[0]: expected title, found nothing",
        "\"kind\" : \"maps\" | \"kind\" : \"heaps\" | sections[0].figures[0].panels[0]: expected other content: Could not resolve type id 'heaps'",
        "\"title\" : \"Maps\", | `` | sections[0].figures[0].panels[0]: expected title, found nothing",
        "\"float32\" : \"[^\"]{4} | \"float32\" : \" | expected float32 values in base64, found 429 bytes",
        "\"float32\" : \"[^\"]{6} | \"float32\" : \"AADAfw | expected finite pixel values, found NaN",
        "\"classIndex\" : 1 | \"classIndex\" : 3 | expected classes from 0 to 2, found 3",
        "\"classIndex\" : 1 | \"classIndex\" : null | sections[0].figures[0].panels[5].marked[0].classIndex: expected a value, found null",
        "\"scale\" : \"quick\" | \"scale\" : 1 | scale: expected a text, found 1",
      })
  void refusesDamagedReproductions(String pattern, String replacement, String message)
      throws IOException {
    assertRefused(reproduction.replaceFirst(pattern, replacement), reproduction, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"version\" : 2 | \"version\" : 1 | version: expected version 2",
        "\"verdict\" : \"BACKDOORED\" | \"verdict\" : \"SAFE\" | verdict: expected one of [BACKDOORED, CLEAN, INCONCLUSIVE], found \"SAFE\"",
        "\"verdict\" : \"BACKDOORED\", | `` | expected verdict, found nothing",
        "\"mode\" : \"REFERENCE_AND_IMAGES\" | \"mode\" : 1 | mode: expected one of [REFERENCE_AND_IMAGES, IMAGES,",
        "\"alpha\" : 0.05 | \"alpha\" : 1 | alpha: expected a number in (0, 1), found 1",
        "\"score\" : 3.4 | \"score\" : \"NaN\" | expected a finite score, found NaN",
        "\"score\" : 3.4 | \"score\" : null | expected score, pValue and statistic, or null for all, found null for some",
        "\"statistic\" : 12.3 | \"statistic\" : null | expected score, pValue and statistic, or null for all, found null for some",
        "\"statistic\" : 12.3, | `` | expected statistic, found nothing",
        "\"statistic\" : 12.3 | \"statistic\" : 1e999 | expected a finite statistic, found Infinity",
        "\"pValue\" : 4.0E-4 | \"pValue\" : 1.5 | expected a p-value in (0, 1], found 1.5",
        "\"pValue\" : 4.0E-4 | \"pValue\" : 0 | expected a p-value in (0, 1], found 0.0",
        "\"target\" : 2 | \"target\" : 3 | target: expected classes from 0 to 2, found 3",
        "\"target\" : 2, | `` | expected target, found nothing",
        "\"target\" : 2 | \"target\" : null | expected a target class where there is a source class",
        "\"source\" : 1 | \"source\" : 2 | expected two different classes as source and target",
        "\"rows\" : \\[ 0, 4 \\] | \"rows\" : [ 0, 13 ] | trigger: expected a box within 12x9 pixels, found Region[rowStart=0, rowEnd=13, columnStart=6, columnEnd=9]",
        "\"rows\" : \\[ 0, 4 \\] | \"rows\" : [ 4, 4 ] | trigger: expected 2 numbers, the first and one past the last, found [4, 4]",
        "\"rows\" : \\[ 0, 4 \\] | \"rows\" : [ 0 ] | trigger: expected 2 numbers, the first and one past the last, found [0]",
        "\"rows\" : \\[ 0, 4 \\] | \"rows\" : null | trigger: expected rows and columns, or null for both, found one null",
        "\"mask\" : \"[^\"]{6} | \"mask\" : \"AACAvw | trigger: expected pixel values from 0.0 to 1.0, found -1.0",
        "\"mask\" : \"[^\"]{4} | \"mask\" : \" | trigger.mask: expected float32 values in base64, found 429 bytes",
        "\"mask\" : \"[^\"]*\", | `` | trigger: expected mask, found nothing",
        "\"flips\" : 491 | \"flips\" : 501 | trigger: expected at most as many successes as images, found 501 of 500",
        "\"lower\" : 0.966 | \"lower\" : 0.999 | expected an interval within [0, 1], found 0.999 to 0.992",
        "\"statistic\" : 3.4 | \"statistic\" : 1e999 | pairs: expected a finite statistic, found Infinity",
        "\"kind\" : \"SPARSE\" | \"kind\" : \"sparse\" | trigger.kind: expected one of [SPARSE, PATCH, FAINT, BRIGHTNESS, MASK, WAVE, WARP, TONE], found \"sparse\"",
        "\"gain\" : 1.0 | \"gain\" : 0 | trigger: expected a finite gain above 0, found 0.0",
        "\"gain\" : 1.0 | \"gain\" : 1e300 | expected a finite gain above 0, found Infinity",
        "\"kind\" : \"SPARSE\",\\s+\"statistic\" | \"kind\" : 1, \"statistic\" | pairs[0].kind: expected one of [SPARSE, PATCH,",
        "\"kind\" : \"SPARSE\",\\s+\"name\" | \"kind\" : \"PATCH\", \"name\" | expected null scores of the trigger's type, found PATCH",
        "\"converged\" : true | \"converged\" : 1 | pairs[0].converged: expected true or false",
        "\"nulls\" : \\[ \\{ | \"nulls\" : [ { \"weight\" : 1, | nulls[0]: expected only kind, network, name, score, found weight",
        "\"images\" : 10000 | \"images\" : 0 | data: expected at least 1 image, found 0",
        "\"label\" : 1 | \"label\" : 3 | samples: expected classes from 0 to 2, found 3",
        "\"before\" : 1 | \"before\" : -1 | samples: expected classes from 0 to 2, found -1",
        "\"mapSettings\" : \\{ | \"mapSettings\" : { \"norm\" : 2, | mapSettings: expected only algorithm,",
      })
  void refusesDamagedScans(String pattern, String replacement, String message) throws IOException {
    assertRefused(scan.replaceFirst(pattern, replacement), scan, message);
  }

  @Test
  void refusesDamagedDetailsOfPlants() throws IOException {
    String two = text(SampleResults.named(List.of("cat", "dog", "frog")).twoPlants());

    assertRefused(
        two.replaceFirst("\"coverImages\" : 500", "\"coverImages\" : -1"),
        two,
        "plant.details: coverImages: expected counts from 0 to 1000000000000, found -1");
    assertRefused(
        two.replaceFirst("\"successes\" : 3,", "\"successes\" : 401,"),
        two,
        "plant.details.sideEffects.otherClasses: expected successes from 0 to 400, found 401");
  }

  @Test
  void refusesPartsOfATriggerThatWasNotFound() throws IOException {
    String none =
        text(SampleScans.of(SampleResults.named(List.of("cat", "dog", "frog"))).notMade("none"));

    assertRefused(
        none.replaceFirst("\"columns\" : null", "\"columns\" : null, \"source\" : 1"),
        none,
        "trigger: expected kind, found nothing");
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    for (int length = 0; length < plant.length() - 2; length += 997) {
      assertRefused(plant.substring(0, length), plant, "expected ");
    }
  }

  @Test
  void refusesTextAfterTheDocument() throws IOException {
    assertRefused(plant + "{}", plant, "expected a JSON document");
  }

  @Test
  void refusesDeepNesting() throws IOException {
    assertRefused("[".repeat(100_000), plant, "expected a JSON document");
  }

  @Test
  void showsHostileTextInert() throws IOException {
    assertRefused(
        plant.replaceFirst("trojanscope.plant", "\\\\u001b[31m" + "x".repeat(5000)),
        plant,
        "format: expected");
  }

  @Test
  void refusesWhatIsNoFile() {
    assertThatThrownBy(() -> ResultDocuments.read(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected a result file");
    assertThatThrownBy(() -> ResultDocuments.read(folder.resolve("absent.json")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void refusesRandomBytes() throws IOException {
    byte[] bytes = new byte[4096];
    new Random(1).nextBytes(bytes);
    Path file = Files.write(folder.resolve("random.json"), bytes);

    assertThatThrownBy(() -> ResultDocuments.read(file)).isInstanceOf(InvalidInputException.class);
  }

  private void assertRefused(String damaged, String sound, String message) throws IOException {
    assertThat(damaged).isNotEqualTo(sound);
    Path file = folder.resolve("damaged.json");
    Files.writeString(file, damaged);

    Throwable thrown = catchThrowable(() -> ResultDocuments.read(file));

    assertThat(thrown).isInstanceOf(InvalidInputException.class);
    assertThat(thrown.getMessage())
        .startsWith(file.toString())
        .contains(message)
        .doesNotContainPattern("\\p{Cntrl}")
        .hasSizeLessThan(600);
  }

  private String text(ResultDocument document) throws IOException {
    Path file = folder.resolve("sound.json");
    ResultDocuments.write(file, document);
    return Files.readString(file, StandardCharsets.US_ASCII);
  }
}
