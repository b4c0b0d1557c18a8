package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.data.DataSource;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.repair.RepairMethod;
import io.trojanscope.result.RepairDocument;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.text.EnumText;
import io.trojanscope.train.TrainingConfig;
import io.trojanscope.workflow.TrainingRun;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repairs a small network for digits, which has no backdoor. */
@Tag("slow")
class RepairCommandTest {
  private static final LabeledImages DIGITS = DataSource.digits(1, 300, 1).training();
  private static final int SIDE = 28;

  @TempDir static Path folder;

  private static Path model;
  private static Path data;

  @BeforeAll
  static void train() throws IOException {
    model = folder.resolve("model.onnx");
    ModelFiles.save(
        model,
        new TrainingRun(1, ProgressListener.NONE)
            .train(DIGITS, new TrainingConfig(1, 32, 1e-3f, 1)));
    data = folder.resolve("data");
    for (int i = 0; i < DIGITS.size(); i++) {
      Path of = Files.createDirectories(data.resolve(DIGITS.classNames().get(DIGITS.label(i))));
      ImageIO.write(picture(i), "png", of.resolve(i + ".png").toFile());
    }
  }

  private static BufferedImage picture(int index) {
    float[] values = new float[SIDE * SIDE];
    DIGITS.copyImage(index, values, 0);
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < values.length; i++) {
      picture.getRaster().setSample(i % SIDE, i / SIDE, 0, Math.round(255 * values[i]));
    }
    return picture;
  }

  @Test
  void fineTuningIsMeasuredWrittenAndReported() throws IOException {
    Path out = folder.resolve("tuned.onnx");
    Path json = folder.resolve("tuned.json");
    Path page = folder.resolve("tuned.html");
    Path again = folder.resolve("again.html");

    CommandRun run =
        CommandRun.of(
            "repair",
            model.toString(),
            "--data",
            data.toString(),
            "--method",
            "finetune",
            "--epochs",
            "2",
            "--out",
            out.toString(),
            "--json",
            json.toString(),
            "--html",
            page.toString(),
            "-q");

    assertThat(run.exitCode()).describedAs(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("method +finetune")
        .containsPattern("accuracy before +\\d+\\.\\d %, 95 % interval")
        .containsPattern("accuracy after +\\d+\\.\\d %, 95 % interval")
        .contains("changed weights", "wrote ");
    RepairDocument document = (RepairDocument) ResultDocuments.read(json);
    assertThat(document.changes()).isNotEmpty();
    assertThat(document.accuracy().orElseThrow().after().images()).isEqualTo(DIGITS.size() / 5);
    assertThat(Files.readAllBytes(out)).isNotEqualTo(Files.readAllBytes(model));
    CommandRun.of("report", json.toString(), "--out", again.toString(), "-q");
    assertThat(again).hasSameTextualContentAs(page);
  }

  @Test
  void withoutImagesOnlyChannelPruningIsPossible() {
    Path never = folder.resolve("never.onnx");
    Path pruned = folder.resolve("pruned.onnx");
    Path page = folder.resolve("pruned.html");

    CommandRun refused = repair("unlearn", never);
    CommandRun run = repair("auto", pruned, "--report", page.toString());

    assertThat(refused.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(refused.err()).contains("expected clean images to train on, found none");
    assertThat(never).doesNotExist();
    assertThat(run.exitCode()).describedAs(run.err()).isZero();
    assertThat(run.out()).containsPattern("method +clp").contains("not measured: no images");
    assertThat(pruned).exists();
    assertThat(page).content().contains("<html");
  }

  /** Without a convolution there is no channel to prune. */
  @Test
  void aRepairThatChangesNothingIsAnErrorUnlessForced() throws IOException {
    Path linear =
        Files.write(folder.resolve("linear.onnx"), OnnxFiles.model().build().toByteArray());
    Path same = folder.resolve("same.onnx");
    String[] arguments = {
      "repair", linear.toString(), "--method", "clp", "--out", same.toString(), "-q"
    };

    CommandRun refused = CommandRun.of(arguments);

    assertThat(refused.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(refused.err())
        .isEqualToIgnoringNewLines(
            "error: "
                + linear
                + ": method clp: expected weights to change, found none, as no channel stands out;"
                + " nothing was written; choose another method, or write a copy nevertheless with"
                + " --force");
    assertThat(same).doesNotExist();
    arguments[6] = "--force";
    CommandRun forced = CommandRun.of(arguments);
    assertThat(forced.exitCode()).describedAs(forced.err()).isZero();
    assertThat(forced.out())
        .contains("No channel stands out: no weight changed.")
        .doesNotContain("changed weights");
    assertThat(same).exists();
  }

  @Test
  void theModelItselfIsNeverReplaced() throws IOException {
    byte[] before = Files.readAllBytes(model);

    CommandRun run = repair("clp", model, "--force");

    assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(run.err()).contains("expected another file than the model");
    assertThat(Files.readAllBytes(model)).isEqualTo(before);
  }

  @Test
  void standardOutputTakesOneResult() {
    CommandRun run = repair("clp", folder.resolve("none.onnx"), "--json", "-", "--html", "-");

    assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(run.err()).contains("standard output: expected one result, found two; give one");
  }

  @Test
  void aLossOfMoreThanAllPointsIsRefused() {
    CommandRun run = repair("clp", folder.resolve("none.onnx"), "--max-accuracy-loss", "101");

    assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
    assertThat(run.err()).contains("--max-accuracy-loss: expected points from 0 to 100");
  }

  @Test
  void helpListsTheMethodsThatThereAre() {
    String help = CommandRun.of("repair", "--help").out();

    for (RepairMethod method : RepairMethod.values()) {
      assertThat(help).contains("  " + EnumText.lower(method) + " ");
    }
    assertThat(help).doesNotContain("ibau", "fst");
  }

  private static CommandRun repair(String method, Path out, String... more) {
    String[] arguments = {
      "repair", model.toString(), "--method", method, "--out", out.toString(), "-q"
    };
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return CommandRun.of(all);
  }
}
