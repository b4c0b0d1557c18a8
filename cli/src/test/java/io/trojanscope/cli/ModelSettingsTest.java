package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a suspect and of a reference, and how it is noticed where that is wrong. */
@Timeout(120)
@Tag("slow")
class ModelSettingsTest {
  private static final String WRONG_RANGE =
      "accuracy 50.0 % on 40 images, no better than always giving the most frequent class (50.0 %); it is 100.0 % with pixel-range 0..1, mean 0, std 1: correct the model's input settings";

  @TempDir Path folder;

  @BeforeEach
  void makeModels() throws IOException {
    BrightnessData.write(Files.createDirectory(folder.resolve("data")));
    write("suspect.onnx", BrightnessData.network());
    write("reference.onnx", BrightnessData.network().setProducerName("another"));
  }

  private void write(String name, ModelProto.Builder model) throws IOException {
    Files.write(folder.resolve(name), model.build().toByteArray());
  }

  @Test
  void modelsThatSeeTheImagesRightGetNoWarning() {
    CommandRun run = maps();

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aReferenceThatDoesNotSeeTheImagesRightIsNamed() throws IOException {
    Files.writeString(folder.resolve("reference.onnx.yaml"), "pixel-range: 0..255");

    assertThat(maps().err().lines())
        .containsExactly("warning: reference reference.onnx: " + WRONG_RANGE);
    CommandRun scan = run("scan", "--reference", path("reference.onnx"));
    assertThat(scan.exitCode()).isEqualTo(3);
    assertThat(scan.out())
        .contains("INCONCLUSIVE: suspect.onnx")
        .containsPattern("reason +reference reference\\.onnx: accuracy 50\\.0 %");
  }

  @Test
  void optionsAreAboutAReferenceThatSaysNothing() {
    CommandRun run = maps("--pixel-range", "0..255");

    assertThat(facts(run, "suspect.onnx")).contains("pixel range 0..255 (option)");
    assertThat(facts(run, "reference.onnx")).contains("pixel range 0..255 (option)");
    assertThat(run.err().lines())
        .hasSize(3)
        .contains(
            "warning: suspect.onnx: " + WRONG_RANGE,
            "warning: reference reference.onnx: " + WRONG_RANGE)
        .anyMatch(line -> line.startsWith("warning: suspect.onnx: the outputs are saturated"));
  }

  @Test
  void aReferenceSpeaksForItselfSettingBySetting() throws IOException {
    Files.writeString(folder.resolve("suspect.onnx.yaml"), "pixel-range: 0..2\nmean: 0.5");
    Files.writeString(folder.resolve("reference.onnx.yaml"), "pixel-range: 0..1");

    CommandRun run = maps("--pixel-range", "0..255", "--std", "2");

    assertThat(facts(run, "suspect.onnx"))
        .contains("pixel range 0..255 (option)", "mean [0.5] (sidecar)", "std [2.0] (option)");
    assertThat(facts(run, "reference.onnx"))
        .contains("pixel range 0..1 (sidecar)", "mean [0.0] (guess)", "std [2.0] (option)");
  }

  @Test
  void whatAReferenceHoldsGoesBeforeOptions() throws IOException {
    write(
        "reference.onnx",
        BrightnessData.network()
            .addMetadataProps(entry("trojanscope.class.0", "0"))
            .addMetadataProps(entry("trojanscope.class.1", "1")));

    CommandRun run = maps("--pixel-range", "0..255", "--pixel-order", "nchw");

    assertThat(facts(run, "suspect.onnx")).contains("pixel range 0..255 (option)");
    assertThat(facts(run, "reference.onnx"))
        .contains("pixel range 0..1 (file)", "pixel order nchw (option)");
  }

  @Test
  void inspectionStretchesTheTestImagesAndReadsNoOthers() throws IOException {
    Path pictures = folder.resolve("pictures");
    for (int label = 0; label < 2; label++) {
      Path training = Files.createDirectories(pictures.resolve("train/" + label));
      Files.writeString(training.resolve("text.png"), "no picture");
      Path test = Files.createDirectories(pictures.resolve("test/" + label));
      BufferedImage image = new BufferedImage(5, 7, BufferedImage.TYPE_INT_RGB);
      image.createGraphics().fillRect(0, 0, 5 * label, 7);
      for (int i = 0; i < 12; i++) {
        ImageIO.write(image, "png", test.resolve(i + ".png").toFile());
      }
    }

    CommandRun run = CommandRun.of("inspect", path("suspect.onnx"), "--data", pictures.toString());

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .containsPattern("images +accuracy 100\\.0 % on 24 images")
        .contains("from PNG files of 7x5, stretched to 2x2");
    assertThat(run.err()).contains("input check");
  }

  @Test
  void anUnsupportedOperatorIsNamedWhateverTheImages() throws IOException {
    ModelProto.Builder model = OnnxFiles.model();
    model.getGraphBuilder().setInput(0, OnnxFiles.value("images", 3, 8, 8));
    model.getGraphBuilder().getNodeBuilder(0).setOpType("NonZero").setName("odd");
    write("suspect.onnx", model);

    CommandRun run = maps();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: ").contains("NonZero", "odd").hasLineCount(1);
  }

  private static StringStringEntryProto.Builder entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value);
  }

  private static String facts(CommandRun run, String model) {
    return run.out().lines().filter(line -> line.startsWith(model + ": ")).findFirst().orElse("");
  }

  private CommandRun maps(String... more) {
    String[] usual = {"--reference", path("reference.onnx"), "--out", path("maps")};
    String[] few = {"--samples", "2", "--iterations", "1"};
    return run("maps", Stream.of(usual, few, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private CommandRun run(String command, String... more) {
    String[] first = {command, path("suspect.onnx"), "--data", path("data"), "--quiet"};
    return CommandRun.of(Stream.of(first, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
