package io.trojanscope.lab.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.detect.Detection;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.Region;
import io.trojanscope.lab.artefact.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFileTest {
  @TempDir Path folder;

  @Test
  void everyFieldSurvivesARoundTrip() {
    assertComesBack(
        new Detection(
            true,
            1 / 3.0,
            OptionalDouble.of(0.01),
            OptionalInt.of(0),
            OptionalInt.of(9),
            Optional.of(new Region(1, 7, 21, 27))));
    assertComesBack(
        new Detection(
            false,
            Double.POSITIVE_INFINITY,
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty()));
  }

  private void assertComesBack(Detection detection) {
    DetectionRecord record =
        new DetectionRecord(
            "attack-01",
            "0a",
            "some detector",
            ScanMode.REFERENCE,
            new TreeMap<>(Map.of("seed", "1")),
            detection,
            2.5);
    Path file = folder.resolve("detection.json");
    JsonFile.write(file, DetectionRecord.FORMAT, record);
    assertThat(JsonFile.read(file, DetectionRecord.FORMAT, DetectionRecord.class)).hasValue(record);
  }

  @Test
  void aMissingFileIsNothing() {
    assertThat(JsonFile.read(folder.resolve("none.json"), "any", Object.class)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | expected a trojanscope.detection of version 1, found something else",
        "{\"format\": \"trojanscope.detection\", \"version\": 1, \"cont | expected a whole JSON"
            + " document",
        "{\"format\": \"trojanscope.detection\", \"version\": 2, \"content\": {}} | expected a"
            + " trojanscope.detection of version 1, found something else",
        "{\"format\": \"trojanscope.detection\", \"version\": 1, \"content\": {\"other\": 1}} |"
            + " expected model, found nothing",
        "{\"format\": \"trojanscope.detection\", \"version\": 1} | expected a trojanscope.detection"
            + " of version 1, found something else",
        "[] | expected a trojanscope.detection of version 1, found something else"
      })
  void refusesWhatIsNotWhole(String text, String message) throws IOException {
    Path file = folder.resolve("detection.json");
    Files.writeString(file, text);

    assertThatThrownBy(() -> JsonFile.read(file, DetectionRecord.FORMAT, DetectionRecord.class))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(file + ": " + message)
        .hasMessageEndingWith("; delete the file");
  }
}
