package io.trojanscope.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.data.ImageSource;
import io.trojanscope.data.ImageSubset;
import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.Verdict;
import io.trojanscope.detect.verdict.ContrastScan;
import io.trojanscope.detect.verdict.VerdictRule;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.fixtures.OpenModels;
import io.trojanscope.fixtures.PlantedPixel;
import io.trojanscope.image.ImagesInMemory;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.isolated.WorkerLimits;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.loader.ModelLoader;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.train.Networks;
import io.trojanscope.workflow.RunContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanRunTest {
  private static final ScanConfig CONFIG = new ScanConfig(Effort.QUICK, 0.05, 1);
  private static final LoadedModel SUSPECT =
      OpenModels.of("suspect.onnx", 'a', PlantedPixel.BACKDOORED);
  private static final LoadedModel REFERENCE = OpenModels.of("clean.onnx", 'b', PlantedPixel.CLEAN);

  @TempDir Path cache;
  private final List<DetectionInput> asked = new ArrayList<>();

  private ScanDocument scan(List<LoadedModel> references, Optional<LabeledImages> images) {
    return scan(SUSPECT, references, images);
  }

  /** With a scanner that only remembers what it is asked. */
  private ScanDocument scan(
      LoadedModel suspect, List<LoadedModel> references, Optional<LabeledImages> images) {
    Scanner scanner =
        (mode, suspicion, config, sizes, progress, threads) -> {
          asked.add(suspicion);
          return VerdictRule.withoutSearch(mode, config, List.of("asked"));
        };
    return run(scanner)
        .scan(suspect, references, images.map(set -> ImageSource.of("rows", set)), CONFIG);
  }

  private ScanRun run(Scanner scanner) {
    return new ScanRun(
        scanner,
        new CacheFolder(cache),
        new ModelLoader(1, WorkerLimits.defaults()),
        new RunContext(1, ProgressListener.NONE, remark -> {}, warning -> {}));
  }

  @Test
  void theModeIsWhatIsGiven() {
    assertThat(mode(List.of(), Optional.empty())).isEqualTo(ScanMode.MODEL_ALONE);
    assertThat(mode(List.of(REFERENCE), Optional.empty())).isEqualTo(ScanMode.REFERENCE);
    assertThat(mode(List.of(REFERENCE), Optional.of(PlantedPixel.IMAGES)))
        .isEqualTo(ScanMode.REFERENCE_AND_IMAGES);
    assertThat(mode(List.of(), Optional.of(PlantedPixel.IMAGES))).isEqualTo(ScanMode.MODEL_ALONE);
    assertThat(asked).extracting(one -> one.references().size()).containsExactly(0, 1, 1, 0);
    assertThat(asked)
        .extracting(one -> one.images().isPresent())
        .containsExactly(false, false, true, false);
  }

  private ScanMode mode(List<LoadedModel> references, Optional<LabeledImages> images) {
    return scan(references, images).result().mode();
  }

  @Test
  void aWholeScanFindsThePlantedPixel() {
    ScanDocument document =
        run(Scanner.CONTRAST)
            .scan(
                SUSPECT,
                List.of(REFERENCE),
                Optional.of(ImageSource.of("rows", PlantedPixel.IMAGES)),
                CONFIG);

    assertThat(document.result().target()).hasValue(PlantedPixel.TARGET);
    assertThat(document.samples()).isNotEmpty();
    assertThat(document.suspect().maps()).isNotEmpty();
    assertThat(document.distances()).hasSize(PlantedPixel.CLASSES);
  }

  @Test
  void theProvenanceNamesInputsSettingsAndRevision() {
    ScanDocument document = scan(List.of(REFERENCE), Optional.of(PlantedPixel.IMAGES));

    assertThat(document.provenance().inputs())
        .containsEntry("suspect model", SUSPECT.sha256())
        .containsEntry("reference model 1", REFERENCE.sha256())
        .containsEntry("images", "of the rows");
    assertThat(document.provenance().configuration())
        .containsEntry("effort", "quick")
        .containsEntry("alpha", "0.05")
        .containsEntry("seed", "1");
    assertThat(document.provenance().environment())
        .containsEntry("scan revision", ContrastScan.REVISION);
    assertThat(document.data().orElseThrow().name()).isEqualTo("rows");
  }

  @Test
  void aModelThatDoesNotKnowTheImagesGetsNoVerdict() {
    LinearClassifier constant =
        new LinearClassifier(
            PlantedPixel.SHAPE, new float[PlantedPixel.CLASSES][PlantedPixel.SHAPE.size()]);
    ScanDocument document =
        scan(
            OpenModels.of("constant.onnx", 'c', constant),
            List.of(REFERENCE),
            Optional.of(PlantedPixel.IMAGES));

    assertThat(asked).isEmpty();
    assertThat(document.result().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(document.result().reasons().get(0)).startsWith("constant.onnx: ");
  }

  @Test
  void aReferenceIsAnotherModelOfTheSameClassesAndShape() {
    assertThatThrownBy(() -> scan(List.of(SUSPECT), Optional.empty()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("the same file as the suspect");
    assertThatThrownBy(() -> scan(List.of(REFERENCE, REFERENCE), Optional.empty()))
        .hasMessageContaining("the same file as another reference");
    LinearClassifier small =
        new LinearClassifier(new ImageShape(1, 1, 1), new float[][] {{1}, {2}});
    assertThatThrownBy(
            () -> scan(List.of(OpenModels.of("small.onnx", 'd', small)), Optional.empty()))
        .hasMessageContaining("small.onnx: expected a reference for images of 1x7x5");
  }

  @Test
  void imagesMustFit() {
    LabeledImages other =
        new ImagesInMemory(new ImageShape(1, 1, 1), List.of("a"), new float[][] {{0.5f}}, 0);
    assertThatThrownBy(() -> scan(List.of(), Optional.of(other)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected images of 1x7x5 in 6 classes");
  }

  /** With colour images, the paper's network is judged by models of other architectures. */
  @Test
  void aPValueOfOtherArchitecturesIsWarnedOf() {
    List<NullScore> calibration = List.of(new NullScore(TriggerType.MASK, "residual", 0.4));
    List<NullScore> own = List.of(NullScore.ofReference(TriggerType.MASK, 3, 0.4));

    assertThat(warnings(1, calibration)).isEmpty();
    assertThat(warnings(3, calibration)).hasSize(1);
    assertThat(warnings(3, own)).isEmpty();
  }

  /** Of the paper's network, with two classes. */
  private List<String> warnings(int channels, List<NullScore> nulls) {
    ImageShape shape = new ImageShape(channels, 28, 28);
    float[][] weights = new float[2][shape.size()];
    Arrays.fill(weights[1], 0.01f);
    LinearClassifier classifier = new LinearClassifier(shape, weights);
    LoadedModel suspect =
        OpenModels.of(
            "suspect.onnx", 'a', Networks.paperCnn(shape, 2, 1).constantValues(), classifier);
    Scanner scanner =
        (mode, suspicion, config, sizes, progress, threads) -> judgedBy(nulls, mode, config);
    return run(scanner).scan(suspect, List.of(), Optional.empty(), CONFIG).result().cautions();
  }

  private static ScanFindings judgedBy(List<NullScore> nulls, ScanMode mode, ScanConfig config) {
    return new ScanFindings(
        mode,
        config,
        Verdict.INCONCLUSIVE,
        List.of(),
        0,
        1,
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        List.of(),
        Optional.empty(),
        nulls);
  }

  @Test
  void tooFewTrainingImagesAreSaid() {
    ScanDocument document =
        run((mode, suspicion, config, sizes, progress, threads) ->
                VerdictRule.withoutSearch(mode, config, List.of("asked")))
            .scan(
                SUSPECT,
                List.of(),
                Optional.of(
                    ImageSource.of(
                        new io.trojanscope.data.LabeledData(
                            "rows",
                            ImageSubset.first(PlantedPixel.IMAGES, 60),
                            PlantedPixel.IMAGES))),
                CONFIG);
    assertThat(document.result().cautions()).anyMatch(r -> r.startsWith("60 training images"));
    assertThat(document.result().reasons()).containsExactly("asked");
  }
}
