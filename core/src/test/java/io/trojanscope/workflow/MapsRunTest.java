package io.trojanscope.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.fixtures.OpenModels;
import io.trojanscope.fixtures.PlantedPixel;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapsRunTest {
  private static final BiasMapConfig CONFIG = BiasMapConfig.defaults().withSamples(12);
  private static final LoadedModel SUSPECT =
      OpenModels.of("suspect.onnx", 'a', PlantedPixel.BACKDOORED);
  private static final LoadedModel REFERENCE = OpenModels.of("clean.onnx", 'b', PlantedPixel.CLEAN);

  @TempDir Path folder;

  private static MapsDocument make(int threads) {
    return new MapsRun(threads, ProgressListener.NONE)
        .make(
            SUSPECT,
            Optional.of(REFERENCE),
            Optional.of(PlantedPixel.IMAGES),
            CONFIG,
            Optional.empty());
  }

  @Test
  void theMapsOfTheTargetDifferMost() {
    MapsDocument document = make(1);

    assertThat(document.distances()).hasSize(PlantedPixel.CLASSES);
    double ofTarget = distance(document, PlantedPixel.TARGET);
    for (int c = 0; c < PlantedPixel.CLASSES; c++) {
      assertThat(distance(document, c)).isLessThanOrEqualTo(ofTarget);
    }
    assertThat(document.suspect().pristine().orElseThrow().accuracy()).isEqualTo(1);
    assertThat(document.provenance().inputs())
        .containsEntry("suspect model", SUSPECT.sha256())
        .containsEntry("reference model", REFERENCE.sha256());
  }

  private static double distance(MapsDocument document, int predicted) {
    return document.distances().stream()
        .filter(found -> found.predicted() == predicted)
        .mapToDouble(found -> found.euclidean().orElse(0))
        .sum();
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    ResultDocuments.write(folder.resolve("one"), make(1));
    ResultDocuments.write(folder.resolve("two"), make(2));
    assertThat(folder.resolve("one")).hasSameBinaryContentAs(folder.resolve("two"));
  }

  @Test
  void dataIsNeededOnlyWhereTheAttackStartsFromIt() {
    MapsRun run = new MapsRun(1, ProgressListener.NONE);
    MapsDocument noise =
        run.make(
            SUSPECT,
            Optional.empty(),
            Optional.empty(),
            CONFIG.withInput(StartingInput.NOISE),
            Optional.empty());
    assertThat(noise.suspect().maps()).isNotEmpty();
    assertThat(noise.distances()).isEmpty();
    assertThatThrownBy(
            () -> run.make(SUSPECT, Optional.empty(), Optional.empty(), CONFIG, Optional.empty()))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void modelsThatDoNotFitAreRefusedOrNamed() {
    MapsRun run = new MapsRun(1, ProgressListener.NONE);
    LinearClassifier small =
        new LinearClassifier(new ImageShape(1, 1, 1), new float[][] {{1}, {2}});
    LoadedModel other = OpenModels.of("small.onnx", 'd', small);
    assertThatThrownBy(() -> run.misfits(other, Optional.empty(), PlantedPixel.IMAGES))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("as small.onnx takes");
    assertThat(run.misfits(SUSPECT, Optional.of(REFERENCE), PlantedPixel.IMAGES)).isEmpty();
    LinearClassifier constant =
        new LinearClassifier(
            PlantedPixel.SHAPE, new float[PlantedPixel.CLASSES][PlantedPixel.SHAPE.size()]);
    assertThat(
            run.misfits(
                SUSPECT,
                Optional.of(OpenModels.of("constant.onnx", 'c', constant)),
                PlantedPixel.IMAGES))
        .singleElement()
        .asString()
        .startsWith("reference constant.onnx: ");
  }
}
