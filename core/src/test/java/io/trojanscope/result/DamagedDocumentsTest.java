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
        "trojanscope.maps | trojanscope.other | format: expected trojanscope.maps, trojanscope.plant, trojanscope.reproduction or trojanscope.scan, found \"trojanscope.other\"",
        "\"format\" : | \"shape\" : | expected a JSON document, found something else in line",
        "\"version\" : 1 | \"version\" : 2 | version: expected version 1",
        "\"version\" : 1 | \"version\" : \"1\" | version: expected a whole number from 1 to 2147483647, found \"1\"",
        "\"version\" : 1, | `` | expected version, found nothing",
        "\"settings\" | \"setings\" | expected only format, version,",
        "\"channels\" : 1 | \"channels\" : 0 | shape.channels: expected a whole number from 1 to 65536, found 0",
        "\"channels\" : 1 | \"channels\" : 65536 | suspect.maps[0].adversarial.mean: expected",
        "\"height\" : 12 | \"height\" : 1e99 | shape.height: expected a whole number",
        "\"height\" : 12 | \"height\" : 12.0 | shape.height: expected a whole number",
        "\"width\" : 9 | \"width\" : 8 | expected 96 float32 values for 1x12x8, found 432 bytes",
        "\\[ \"cat\", \"dog\", \"frog\" \\] | [ \"cat\" ] | classNames: expected at least 2 class names, found an array of 1",
        "\"dog\", | 5, | classNames[1]: expected a text, found 5",
        "\"dog\", | `` | expected 2 rows, one per class, found an array of 3",
        "PER_CLASS | PER_HAPS | settings.algorithm: expected one of [PER_CLASS, PER_PAIR], found \"PER_HAPS\"",
        "PER_CLASS | PER_PAIR | expected a source class with Algorithm II and none with Algorithm I",
        "\"epsilon\" : 0.1 | \"epsilon\" : 0 | settings.epsilon: expected a number in (0, 1], found 0",
        "\"epsilon\" : 0.1 | \"epsilon\" : NaN | expected a JSON document",
        "\"epsilon\" : 0.1 | \"epsilon\" : \"NaN\" | settings.epsilon: expected a finite number, found \"NaN\"",
        "\"epsilon\" : 0.1 | \"epsilon\" : 1e999 | settings.epsilon: expected a finite number",
        "\"samples\" : 1000 | \"samples\" : -1 | settings.samples: expected a whole number from 1",
        "\"targeted\" : true | \"targeted\" : 1 | settings.targeted: expected true or false, found 1",
        "\"targeted\" : true | \"targeted\" : false | expected counts of untargeted attacks",
        "b{64} | B123 | suspect.sha256: expected 64 lower-case hexadecimal digits, found \"B123\"",
        "\"count\" : 900 | \"count\" : 0 | suspect.maps[0].count: expected a whole number from 1",
        "\"count\" : 900 | \"count\" : -5 | suspect.maps[0].count: expected a whole number from 1",
        "\"count\" : 900 | \"count\" : 99999999999999999999 | suspect.maps[0].count: expected a whole number",
        "\"predicted\" : 1 | \"predicted\" : 3 | suspect.maps[1].predicted: expected a whole number from 0 to 2",
        "\"predicted\" : 1 | \"predicted\" : 0 | expected one entry per class or pair, found two for predicted 0",
        "\"mean\" : \"[^\"]{4} | \"mean\" : \"!!!! | suspect.maps[0].adversarial.mean: expected float32 values in base64",
        "\"mean\" : \"[^\"]{4} | \"mean\" : \" | expected 108 float32 values for 1x12x9, found 429 bytes",
        "\"mean\" : \"[^\"]{6} | \"mean\" : \"AADAfw | expected pixel values from 0.0 to 1.0, found NaN",
        "\"mean\" : \"[^\"]{6} | \"mean\" : \"AACAfw | expected pixel values from 0.0 to 1.0, found Infinity",
        "\"mean\" : \"[^\"]{6} | \"mean\" : \"AACAvw | expected pixel values from 0.0 to 1.0, found -1.0",
        "\"standardDeviation\" : \"[^\"]{6} | \"standardDeviation\" : \"AACAvw | standardDeviation: expected pixel values from 0.0",
        "\"euclidean\" : [0-9.]+ | \"euclidean\" : -1 | distances[0].euclidean: expected a finite number of at least 0",
        "\"euclidean\" : [0-9.]+ | \"euclidean\" : null | distances[0].euclidean: expected a finite number, found null",
        "\"euclidean\" : [0-9.]+ | \"euclidean\" : 1e400 | distances[0].euclidean: expected a finite number",
        "\"inputs\" : \\{[^}]*\\} | \"inputs\" : [ ] | provenance.inputs: expected an object of texts, found an array of 0",
      })
  void refusesDamagedMaps(String pattern, String replacement, String message) throws IOException {
    assertRefused(maps.replaceFirst(pattern, replacement), maps, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"targetClass\" : 2 | \"targetClass\" : 3 | plant.targetClass: expected a whole number from 0 to 2",
        "\"sourceClasses\" : \\[ 1 \\] | \"sourceClasses\" : [ 1, 1 ] | expected ascending classes, found [1, 1]",
        "\"successes\" : 971 | \"successes\" : 975 | plant.evaluation.successes: expected a whole number from 0 to 974",
        "\"label\" : 1 | \"label\" : 1.5 | plant.sample.label: expected a whole number from 0 to 2, found 1.5",
        "\"class\" : 1 | \"class\" : 0 | expected ascending classes, found [0, 0, 2]",
        "974, | 974, 1, | expected 3 counts, one per class, found an array of 4",
        "974, | -1, | plant.evaluation.pristine[0][0]: expected a whole number from 0",
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
        "\"verdict\" : \"HELD\" | \"verdict\" : \"KEPT\" | sections: expected other content",
        "\"title\" : \"Maps\" | \"titel\" : \"Maps\" | sections: expected other content",
        "\"kind\" : \"maps\" | \"kind\" : \"heaps\" | sections: expected other content",
        "\"title\" : \"Maps\", | `` | sections: expected other content",
        "\"float32\" : \"[^\"]{4} | \"float32\" : \" | sections: expected other content",
        "\"float32\" : \"[^\"]{6} | \"float32\" : \"AADAfw | sections: expected other content",
        "\"classIndex\" : 1 | \"classIndex\" : 3 | expected classes from 0 to 2, found 3",
        "\"classIndex\" : 1 | \"classIndex\" : null | sections: expected other content",
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
        "\"score\" : 3.4 | \"score\" : \"NaN\" | score: expected a finite number",
        "\"score\" : 3.4 | \"score\" : null | expected score, pValue and statistic, or null for all, found score null",
        "\"statistic\" : 12.3 | \"statistic\" : null | expected score, pValue and statistic, or null for all, found score without a statistic",
        "\"statistic\" : 12.3, | `` | expected statistic, found nothing",
        "\"statistic\" : 12.3 | \"statistic\" : 1e999 | statistic: expected a finite number",
        "\"pValue\" : 4.0E-4 | \"pValue\" : 1.5 | pValue: expected a number from 0 to 1, found 1.5",
        "\"pValue\" : 4.0E-4 | \"pValue\" : 0 | expected a p-value in (0, 1], found 0.0",
        "\"target\" : 2 | \"target\" : 3 | target: expected a whole number from 0 to 2, found 3",
        "\"target\" : 2, | `` | expected target, found nothing",
        "\"target\" : 2 | \"target\" : null | expected a target class where there is a source class",
        "\"source\" : 1 | \"source\" : 2 | expected two different classes as source and target",
        "\"rows\" : \\[ 0, 4 \\] | \"rows\" : [ 0, 13 ] | trigger.rows[1]: expected a whole number from 1 to 12, found 13",
        "\"rows\" : \\[ 0, 4 \\] | \"rows\" : [ 4, 4 ] | trigger.rows[1]: expected a whole number from 5 to 12, found 4",
        "\"rows\" : \\[ 0, 4 \\] | \"rows\" : [ 0 ] | trigger.rows: expected 2 numbers",
        "\"rows\" : \\[ 0, 4 \\] | \"rows\" : null | trigger: expected rows and columns, or null for both, found one null",
        "\"mask\" : \"[^\"]{6} | \"mask\" : \"AACAvw | trigger.mask: expected pixel values from 0.0 to 1.0, found -1.0",
        "\"mask\" : \"[^\"]{4} | \"mask\" : \" | trigger.mask: expected 108 float32 values for 1x12x9, found 429 bytes",
        "\"mask\" : \"[^\"]*\", | `` | trigger: expected mask, found nothing",
        "\"flips\" : 491 | \"flips\" : 501 | trigger.suspectFlips.flips: expected a whole number from 0 to 500",
        "\"lower\" : 0.966 | \"lower\" : 0.999 | expected an interval within [0, 1], found 0.999 to 0.992",
        "\"statistic\" : 3.4 | \"statistic\" : 1e999 | pairs[0].statistic: expected a finite number",
        "\"kind\" : \"SPARSE\" | \"kind\" : \"sparse\" | trigger.kind: expected one of [SPARSE, PATCH, FAINT, BRIGHTNESS], found \"sparse\"",
        "\"gain\" : 1.0 | \"gain\" : 0 | trigger.gain: expected a number above 0, found 0",
        "\"gain\" : 1.0 | \"gain\" : 1e300 | expected a finite gain above 0, found Infinity",
        "\"kind\" : \"SPARSE\",\\s+\"statistic\" | \"kind\" : 1, \"statistic\" | pairs[0].kind: expected one of [SPARSE, PATCH,",
        "\"kind\" : \"SPARSE\",\\s+\"name\" | \"kind\" : \"PATCH\", \"name\" | expected null scores of the trigger's kind, found PATCH",
        "\"converged\" : true | \"converged\" : 1 | pairs[0].converged: expected true or false",
        "\"nulls\" : \\[ \\{ | \"nulls\" : [ { \"weight\" : 1, | nulls[0]: expected only kind, name, score, found weight",
        "\"images\" : 10000 | \"images\" : 0 | data.images: expected a whole number from 1",
        "\"label\" : 1 | \"label\" : 3 | samples[0].label: expected a whole number from 0 to 2",
        "\"before\" : 1 | \"before\" : -1 | samples[0].suspect.before: expected a whole number from 0 to 2",
        "\"mapSettings\" : \\{ | \"mapSettings\" : { \"norm\" : 2, | mapSettings: expected only algorithm,",
      })
  void refusesDamagedScans(String pattern, String replacement, String message) throws IOException {
    assertRefused(scan.replaceFirst(pattern, replacement), scan, message);
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
