package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.trojanscope.detect.Verdict;
import io.trojanscope.detect.verdict.VerdictRule;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.ScanSample;
import io.trojanscope.result.ScannedData;
import io.trojanscope.scan.Scanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command makes of a scan, on small colour images of three classes. */
@Tag("slow")
class ScanCommandTest {
  private static final Scanner BACKDOORED = FixedScanner.saying(Verdict.BACKDOORED);

  @TempDir static Path models;

  /** A scan with all there is, and one with images alone; tests of their results share them. */
  private static CommandRun full;

  private static CommandRun withImages;

  @TempDir Path folder;

  private String bad;
  private String clean;

  @BeforeAll
  static void train() throws IOException {
    Files.createDirectory(models.resolve("data"));
    ColourBars.write(models.resolve("data"), 300, 120);
    Files.writeString(models.resolve("square.txt"), "####\n####\n####\n####\n");
    String data = models.resolve("data").toString();
    String clean = models.resolve("clean.onnx").toString();
    assertThat(
            CommandRun.of("train", "--epochs", "2", "--out", clean, "--data", data, "-q")
                .exitCode())
        .isZero();
    String trigger = "patch:" + models.resolve("square.txt") + "@0,15";
    String[] plant = {
      "plant",
      "--from",
      clean,
      "--source",
      "2",
      "--target",
      "0",
      "--trigger",
      trigger,
      "--epochs",
      "5",
      "--out",
      models.resolve("bad.onnx").toString(),
      "--data",
      data,
      "-q"
    };
    assertThat(CommandRun.of(plant).exitCode()).isZero();
    String bad = models.resolve("bad.onnx").toString();
    full =
        scan(
            BACKDOORED,
            bad,
            "--reference",
            clean,
            "--data",
            data,
            "--json",
            shared("full.json"),
            "--html",
            shared("full.html"));
    Files.writeString(Path.of(shared("images.json")), "old");
    withImages = scan(BACKDOORED, bad, "--data", data, "--json", shared("images.json"), "--force");
  }

  private static String shared(String name) {
    return models.resolve(name).toString();
  }

  @BeforeEach
  void paths() {
    bad = models.resolve("bad.onnx").toString();
    clean = models.resolve("clean.onnx").toString();
  }

  @ParameterizedTest
  @CsvSource({"-, 1", "/dev/stdout, 2"})
  void aResultOnStandardOutputStandsThereAloneWhateverTheNumberOfThreads(
      String output, String threads) throws IOException {
    CommandRun run =
        scan(BACKDOORED, bad, "--data", data(), "--json", output, "--threads", threads);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEqualTo(Files.readString(Path.of(shared("images.json"))));
    assertThat(run.err()).contains("BACKDOORED: bad.onnx").doesNotContain("wrote");
    assertThat(Path.of(output))
        .satisfiesAnyOf(
            path -> assertThat(path).doesNotExist(), path -> assertThat(path).isAbsolute());
  }

  @Test
  void standardOutputTakesOneResult() {
    CommandRun run = scan(BACKDOORED, bad, "--json", "-", "--html", "/dev/stdout");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "error: --html and --json: both write to standard output; give one of them the name of"
                + " a file");
    assertThat(scan(BACKDOORED, bad, "--junit", "-", "--sarif", "-").err())
        .startsWith("error: --junit and --sarif: both write to standard output;");
    assertThat(scan(BACKDOORED, bad, "--junit", "a.xml", "--json", "./a.xml").err())
        .startsWith("error: --json and --junit: expected two files, found ");
  }

  @Test
  void printsTheVerdictAndWhatItRestsOn() {
    assertThat(full.exitCode()).isEqualTo(1);
    assertThat(full.err()).isEmpty();
    assertThat(full.out().lines())
        .containsSequence(
            "BACKDOORED: bad.onnx",
            "mode              reference and images",
            "p-value           0.004, at level 0.05",
            "score             3.500",
            "target            0",
            "source            2",
            "trigger           few pixels: rows 0 to 3, columns 15 to 18",
            "   0  ...............####.",
            "   1  ...............####.",
            "   2  ...............####.",
            "   3  ...............####.",
            "success rate      96.7 % of 30 held-out images (95 % interval 83.0 % to 99.9 %)",
            "in references     3.3 % of 30 held-out images (95 % interval 0.1 % to 17.0 %)")
        .anyMatch(line -> line.matches("accuracy +\\d+\\.\\d % of 120 images, bad\\.onnx"))
        .anyMatch(line -> line.matches("of reference +\\d+\\.\\d % of 120 images, clean\\.onnx"))
        .contains(
            "caution           the p-value rests on clean models with other architectures or"
                + " other training images; for a reliable p-value, give at least 8 clean models"
                + " with the suspect's architecture, trained on such images, as references")
        .anyMatch(line -> line.matches("  0 +3\\.500 +0\\.004 +\\d+\\.\\d{3}  2"))
        .anyMatch(line -> line.matches("  1 -> 0 +0\\.250 +0\\.004  few pixels, not converged"));
  }

  @Test
  void saysThatNothingWasMeasured() throws IOException {
    Scanner notMade =
        (mode, input, config, cache, progress, threads) ->
            VerdictRule.withoutSearch(mode, config, List.of("a reason"));

    CommandRun run = scan(notMade, bad, clean, "--out", file("scans"));

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out().lines())
        .containsSequence(
            "INCONCLUSIVE: bad.onnx",
            "reason            a reason",
            "mode              the model alone; weak: give images or a clean model for a better"
                + " verdict",
            "p-value           not measured",
            "score             not measured",
            "likeliest target  unknown",
            "likeliest source  unknown",
            "trigger           none recovered")
        .endsWith("INCONCLUSIVE  -          " + bad, "INCONCLUSIVE  -          " + clean);
    assertThat(run.out()).doesNotContain("target class", "most suspicious pairs");
    assertThat(folder.resolve("scans/bad.json")).content().contains("\"pValue\" : null");
  }

  @Test
  void saysWhereTheCalibrationKnowsOtherNetworksOnly() throws IOException {
    Path other = Files.write(folder.resolve("other.onnx"), linearNetwork());

    CommandRun run = scan(FixedScanner.saying(Verdict.CLEAN), other.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("other.onnx: ")
        .contains("CLEAN: other.onnx", "caution           the p-value rests on clean models with");
  }

  private static byte[] linearNetwork() {
    TensorProto.Builder weights = OnnxFiles.shaped(3 * 18 * 20, 3);
    for (int i = 0; i < 3 * 18 * 20 * 3; i++) {
      weights.addFloatData((float) Math.sin(i));
    }
    ModelProto.Builder model = OnnxFiles.model(weights);
    model
        .getGraphBuilder()
        .setInput(0, OnnxFiles.value("images", 3, 18, 20))
        .setOutput(0, OnnxFiles.value("logits", 3));
    return model.build().toByteArray();
  }

  @Test
  void allPicturesCountWhereNothingIsTrainedAndFewAreTold() throws IOException {
    ColourBars.writePictures(folder.resolve("pictures"), 30);
    String pictures = file("pictures");

    CommandRun run =
        scan(
            BACKDOORED, bad, "--reference", clean, "--data", pictures, "--json", file("scan.json"));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("images: 30 of 3x18x20")
        .doesNotContain("every fifth")
        .containsPattern(
            "caution +the result rests on few images: class 0 has only 5 held-out images; give 40"
                + " or more images of each class");
    ScanDocument document = (ScanDocument) ResultDocuments.read(folder.resolve("scan.json"));
    assertThat(document.data().orElseThrow()).isEqualTo(new ScannedData("pictures", 30));
    assertThat(scan(BACKDOORED, bad, "--data", pictures).out())
        .contains("every fifth picture of a class is a test image");
  }

  @Test
  void namesTheMode() {
    assertThat(withImages.out())
        .contains(
            "300 training images are too few to train references on", "the model alone; weak");
    assertThat(scan(BACKDOORED, bad, "--reference", clean).out())
        .contains("reference without images");
  }

  @Test
  void writesJsonAndReportThatTheReportCommandDrawsAgain() throws IOException {
    assertThat(full.out().lines())
        .endsWith("wrote " + shared("full.json"), "wrote " + shared("full.html"));
    ScanDocument document = (ScanDocument) ResultDocuments.read(models.resolve("full.json"));
    assertThat(document.suspect().maps()).hasSizeGreaterThan(1);
    assertThat(document.references().get(0).maps()).hasSizeGreaterThan(1);
    assertThat(document.distances()).hasSize(3);
    assertThat(document.data().orElseThrow().images()).isEqualTo(120);
    assertThat(document.provenance().configuration())
        .containsEntry("suspect pixel range", "0..1 (file)")
        .containsEntry("suspect output", "logits (tried out)")
        .containsEntry("reference model 1 input", "3x18x20 (file)");
    assertThat(document.samples()).hasSize(6).allMatch(sample -> sample.label() == 2);
    assertThat(document.samples())
        .extracting(ScanSample::suspect)
        .contains(new ScanSample.Predictions(2, 0));
    assertThat(document.samples())
        .extracting(sample -> sample.reference().orElseThrow())
        .contains(new ScanSample.Predictions(2, 2));
    CommandRun report = CommandRun.of("report", shared("full.json"), "--out", file("again.html"));
    assertThat(report.exitCode()).isZero();
    assertThat(folder.resolve("again.html")).hasSameTextualContentAs(models.resolve("full.html"));
    assertThat(files()).containsExactly("again.html");
  }

  @Test
  void severalModelsGetALineEachAndTheWorstExitCode() throws IOException {
    Files.writeString(folder.resolve("text.onnx"), "not a model");

    CommandRun run =
        scan(BACKDOORED, file("text.onnx"), bad, clean, "--data", data(), "--out", file("scans"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip()).hasLineCount(1).startsWith("error: ").contains("text.onnx");
    assertThat(run.out().lines())
        .endsWith(
            "ERROR         -          " + file("text.onnx"),
            "BACKDOORED    p 0.004    " + bad,
            "BACKDOORED    p 0.004    " + clean);
    assertThat(files())
        .containsExactly(
            "scans",
            "scans/bad.html",
            "scans/bad.json",
            "scans/clean.html",
            "scans/clean.json",
            "text.onnx");
  }

  @Test
  void modelsOfOneNameGetFilesOfTheirOwn() {
    assertThat(
            ScanOutput.names(
                Stream.of("a/m.onnx", "b/m.onnx", "m.pt", ".x").map(Path::of).toList()))
        .containsExactly("m", "m-2", "m-3", ".x");
  }

  @Test
  void aFailingScanNamesTheOptionThatHelpsAndLeavesNoFile() throws IOException {
    Scanner failing =
        (mode, input, config, cache, progress, threads) -> {
          throw InvalidInputException.fixedBy(
              "input-shape", "give " + InvalidInputException.nameOf("input-shape"));
        };

    CommandRun run = scan(failing, bad, "--json", file("scan.json"), "--html", file("scan.html"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("error: give --input-shape" + System.lineSeparator());
    assertThat(run.out()).doesNotContain("mode", "wrote");
    assertThat(files()).isEmpty();
  }

  @Test
  void anInterruptionEndsAllScans() throws IOException {
    Scanner cancelled =
        (mode, input, config, cache, progress, threads) -> {
          throw new CancellationException("interrupted");
        };

    CommandRun run = scan(cancelled, bad, clean, "--out", file("scans"));

    assertThat(run.err()).containsOnlyOnce("CancellationException");
    assertThat(files()).isEmpty();
  }

  @Test
  void outputsAreCheckedBeforeTheWork() throws IOException {
    Files.writeString(folder.resolve("old.json"), "old");

    assertRefused("add --force", bad, "--json", file("old.json"), "--html", file("new.html"));
    assertRefused("create it first", bad, "--json", file("missing/scan.json"));
    assertRefused(
        "--html and --json: expected two files, found " + file("a") + " twice; give one of them",
        bad,
        "--json",
        file("a"),
        "--html",
        file("a"));
    assertRefused("found a model that the scan reads", bad, "--json", bad, "--force");
    assertRefused(
        "found a model that the scan reads", bad, "--reference", clean, "--json", clean, "--force");
    assertRefused("expected one model, found 2", bad, clean, "--json", file("a"));
    assertRefused("expected no --json or --html", bad, "--json", file("a"), "--out", file("b"));
    assertRefused("expected no --data", bad, "--digits", "--data", data());
    assertRefused(
        "'--alpha': expected a number in (0, 1) such as 0.05, found '1'", bad, "--alpha", "1");
    assertRefused("found '0,05'", bad, "--alpha", "0,05");
    assertRefused("--threads: expected at least 1", bad, "--threads", "0");
    assertRefused("expected an empty or new folder", bad, "--out", folder.toString());
    assertThat(files()).containsExactly("old.json");
    assertThat(folder.resolve("old.json")).hasContent("old");
  }

  @Test
  void allPathsAreCheckedBeforeTheWork() {
    String missing = file("missing.onnx");
    String expected = "missing.onnx: expected a model file, found no such file";

    assertRefused(expected, missing, "--reference", clean);
    assertRefused(expected, bad, missing);
    assertRefused(expected, bad, "--reference", clean, missing);
    assertRefused("missing", bad, "--reference", clean, "--data", file("missing"));
    assertRefused("expected a CSV file", bad, "--data", data(), "--labels", file("missing.csv"));
  }

  @Test
  void aReferenceMustBeAFileOfItsOwn() {
    assertThat(scan(CommandRun.NO_SCANNER, bad, "--reference", bad).err())
        .isEqualTo(
            "error: bad.onnx: expected another, clean model as reference, found the same file as"
                + " the suspect; give another"
                + System.lineSeparator());
    assertThat(scan(CommandRun.NO_SCANNER, bad, "--reference", clean, clean).err())
        .contains("the same file as another reference");
  }

  @Test
  void forceReplacesEarlierResults() {
    assertThat(withImages.exitCode()).isEqualTo(1);
    assertThat(models.resolve("images.json")).content().startsWith("{");
  }

  @Test
  void referencesMustBeOfTheSameKind() {
    CommandRun run = scan(BACKDOORED, bad, "--digits");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip()).hasLineCount(1).contains("3x18x20").contains("1x28x28");
  }

  private void assertRefused(String expected, String... arguments) {
    CommandRun run = scan(CommandRun.NO_SCANNER, arguments);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: ").contains(expected).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  private static CommandRun scan(Scanner scanner, String... arguments) {
    return CommandRun.of(
        scanner,
        Stream.of(new String[] {"scan", "--quiet"}, arguments)
            .flatMap(Stream::of)
            .toArray(String[]::new));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static String data() {
    return models.resolve("data").toString();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.skip(1).map(path -> folder.relativize(path).toString()).sorted().toList();
    }
  }
}
