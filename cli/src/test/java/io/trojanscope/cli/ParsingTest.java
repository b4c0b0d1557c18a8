package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.ReplacedScanner;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.data.DataSource;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ParsingTest {
  private static final LabeledImages DIGITS = DataSource.digits(1, 100, 10).training();

  private static <T> T parse(Class<T> type, String... arguments) {
    PrintStream err = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Console console = new Console(new PrintWriter(Writer.nullWriter()), err, OptionalInt.empty());
    CommandLine commandLine =
        TrojanscopeCommand.commandLine(
            console,
            new ErrorReporter(err, () -> false),
            () -> ReplacedScanner.builder(CommandRun.NO_SCANNER));
    return type.cast(commandLine.parseArgs(arguments).subcommand().commandSpec().userObject());
  }

  @Test
  void mapsByDefault() {
    MapsCommand maps = parse(MapsCommand.class, "maps", "model.onnx", "--out", "maps");

    assertThat(maps.model).isEqualTo(Path.of("model.onnx"));
    assertThat(maps.reference()).isEmpty();
    assertThat(maps.data.folder()).isEmpty();
    assertThat(maps.config())
        .isEqualTo(
            new BiasMapConfig(Algorithm.PER_CLASS, StartingInput.DATA, true, 0.1f, 10, 1000, 1L));
    assertThat(maps.compute.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void mapsWithEverything() {
    MapsCommand maps =
        parse(
            MapsCommand.class,
            ("maps --reference clean.pt --data d --algorithm 2 --input noise --epsilon=0.5"
                    + " --iterations 3 --samples 7 --untargeted --seed -9 --threads 3 --out o"
                    + " --force -q --verbose model.onnx")
                .split(" "));

    assertThat(maps.config())
        .isEqualTo(
            new BiasMapConfig(Algorithm.PER_PAIR, StartingInput.NOISE, false, 0.5f, 3, 7, -9L));
    assertThat(maps.reference()).contains(Path.of("clean.pt"));
    assertThat(maps.data.folder()).contains(Path.of("d"));
    assertThat(maps.folder).isEqualTo(Path.of("o"));
    assertThat(maps.compute.threads()).isEqualTo(3);
    assertThat(maps.common.force && maps.common.quiet && maps.common.verbose).isTrue();
  }

  @Test
  void reproduce() {
    ReproduceCommand reproduce =
        parse(
            ReproduceCommand.class,
            "reproduce --data d --out o --quick --only fig3,fig8 --seed 5 --threads 1".split(" "));

    assertThat(reproduce.data.folder()).contains(Path.of("d"));
    assertThat(reproduce.folder).isEqualTo(Path.of("o"));
    assertThat(reproduce.quick).isTrue();
    assertThat(reproduce.only).containsExactly("fig3", "fig8");
    assertThat(reproduce.compute.seed).isEqualTo(5);
    assertThat(parse(ReproduceCommand.class, "reproduce", "--out", "o").only).isEmpty();
  }

  @Test
  void scanByDefault() {
    ScanCommand scan = parse(ScanCommand.class, "scan", "model.onnx");

    assertThat(scan.models).containsExactly(Path.of("model.onnx"));
    assertThat(scan.references).isEmpty();
    assertThat(scan.folder()).isEmpty();
    assertThat(scan.digits).isFalse();
    assertThat(scan.config()).isEqualTo(new ScanConfig(Effort.STANDARD, 0.05, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "s.onnx --reference a.onnx b.onnx --quiet, s.onnx, a.onnx b.onnx",
    "s.onnx --reference a.onnx --reference b.onnx, s.onnx, a.onnx b.onnx",
    "--reference a.onnx s.onnx, s.onnx, a.onnx",
    "--reference a.onnx --reference=b.onnx s.onnx t.onnx, s.onnx t.onnx, a.onnx b.onnx",
    "s.onnx t.onnx --effort quick --alpha 0.01 --seed 5 --data d, s.onnx t.onnx, ''",
  })
  void scanTellsModelsFromReferences(String line, String models, String references) {
    ScanCommand scan = parse(ScanCommand.class, ("scan " + line).split(" "));

    assertThat(scan.models).extracting(Path::toString).containsExactly(models.split(" "));
    assertThat(String.join(" ", scan.references.stream().map(Path::toString).toList()))
        .isEqualTo(references);
  }

  @Test
  void plant() {
    PlantCommand plant =
        parse(
            PlantCommand.class,
            ("plant --from c.onnx --source 0,8 --target 9 --trigger patch:c --rate 0.25 --epochs 2"
                    + " --out b.onnx")
                .split(" "));

    assertThat(plant.cleanModel).isEqualTo(Path.of("c.onnx"));
    assertThat(plant.backdoor.sources).isEqualTo("0,8");
    assertThat(plant.backdoor.target).isEqualTo("9");
    assertThat(plant.backdoor.trigger).isEqualTo("patch:c");
    assertThat(plant.backdoor.amount.rate).isEqualTo(0.25);
    assertThat(plant.backdoor.amount.count).isNull();
    assertThat(plant.training.epochs).isEqualTo(2);
    assertThat(plant.output.file).isEqualTo(Path.of("b.onnx"));
  }

  @Test
  void plansOfTwoBackdoorsShareTheirOptions() {
    PlantCommand plant =
        parse(
            PlantCommand.class,
            ("plant --from c.onnx --source 3 --target 9 --trigger patch:c --count 7 --cover-rate 0.5"
                    + " --keep-labels 0.25 --second-trigger warp --second-source all"
                    + " --second-target 0 --out b.onnx")
                .split(" "));
    plant.backdoor.check();

    List<PoisoningPlan> plans = plans(plant, DIGITS.classNames());

    assertThat(plans).hasSize(2);
    assertThat(plans.get(0).configuration())
        .containsEntry("poison.trigger", "patch:c")
        .containsEntry("poison.source", "3")
        .containsEntry("poison.target", "9")
        .containsEntry("poison.amount", "count 7")
        .containsEntry("poison.cover", "rate 0.5")
        .containsEntry("poison.keptLabels", "0.25")
        .containsEntry("poison.seed", "5");
    assertThat(plans.get(1).configuration())
        .containsEntry("poison.trigger", "warp:0.5,4,1")
        .containsEntry("poison.source", "all")
        .containsEntry("poison.target", "0")
        .containsEntry("poison.cover", "rate 0.5");
  }

  private static List<PoisoningPlan> plans(PlantCommand plant, List<String> classNames) {
    return plant.backdoor.backdoors(classNames).stream()
        .map(backdoor -> PoisoningPlan.of(backdoor, DIGITS, 5))
        .toList();
  }

  @Test
  void classesAreNamedAsTheModelNamesThem() {
    PlantCommand plant =
        parse(
            PlantCommand.class,
            "plant --from c.onnx --source eight --target nine --trigger patch:c --out b.onnx"
                .split(" "));
    List<String> names =
        List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    assertThat(plans(plant, names).get(0).configuration())
        .containsEntry("poison.source", "8")
        .containsEntry("poison.target", "9");
  }

  @Test
  void cleanLabelsTakeHalfOfTheTargetsImages() {
    PlantCommand plant =
        parse(
            PlantCommand.class,
            ("plant --from c.onnx --source all --target 9 --trigger sinusoid:0.2,6 --clean-label"
                    + " --harden 0.1 --out b.onnx")
                .split(" "));

    assertThat(plans(plant, DIGITS.classNames()).get(0))
        .satisfies(
            plan ->
                assertThat(plan.configuration())
                    .containsEntry("poison.amount", "count 5")
                    .containsEntry("poison.cleanLabel", "true")
                    .containsEntry("poison.hardening", "0.1,20"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--trigger warp | --target: expected a class, found none; give one, or --label-map next",
        "--trigger warp --target 1 --label-map next | --target: expected no target with --label-map",
        "--trigger warp --label-map all | --label-map: expected target or next, found 'all'",
        "--trigger warp --target 1 --second-target 2 | --second-trigger: expected --second-source and --second-target with it",
        "--trigger warp --target 1 --keep-labels 1 | kept labels: expected a share in [0, 1)",
        "--trigger warp --target 1 --harden 0.1 | hardening: expected clean-label poisoning with it",
        "--trigger bend --target 1 | trigger \"bend\": unknown name",
      })
  void backdoorsThatMakeNoSenseAreRefused(String line, String message) {
    PlantCommand plant =
        parse(
            PlantCommand.class,
            ("plant --from c.onnx --source all --out b.onnx " + line).split(" "));

    assertThatThrownBy(plant.backdoor::check)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void namesThatBeginWithAtAreNotArgumentFiles() {
    assertThat(parse(ReportCommand.class, "report", "@r.json").result)
        .isEqualTo(Path.of("@r.json"));
  }

  @Test
  void reportGoesBesideItsResultUnlessToldOtherwise() {
    assertThat(parse(ReportCommand.class, "report", "a/r.json").page())
        .isEqualTo(Path.of("a/r.html"));
    assertThat(parse(ReportCommand.class, "report", "a/r.json", "--out", "x").page())
        .isEqualTo(Path.of("x"));
  }
}
