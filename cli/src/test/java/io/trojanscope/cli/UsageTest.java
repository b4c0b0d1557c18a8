package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.attack.poison.Triggers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "train",
        "plant",
        "inspect",
        "maps",
        "scan",
        "repair",
        "reproduce",
        "report",
        "benchmark",
        "calibrate",
        "doctor",
        "cache",
        "generate-completion"
      })
  void eachCommandExplainsItselfWithAnExample(String command) {
    CommandRun run = CommandRun.of(command, "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).containsPattern("Examples?").contains("trojanscope " + command);
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void helpTellsDefaults() {
    assertThat(CommandRun.of("train", "--help").out())
        .containsPattern("--batch-size=N .*\\(default: 64\\)")
        .containsPattern("--learning-rate=X [^-]*\\(default:\\s+0\\.001 for adam");
    assertThat(CommandRun.of("scan", "--help").out())
        .containsPattern("--total-time-limit=SECONDS[^-]*\\(default: 86400\\)");
    assertThat(CommandRun.of("maps", "--help").out()).containsPattern("--epsilon=X[^-]*0\\.1\\)");
  }

  @Test
  void helpOfPlantListsEveryTrigger() {
    String help = CommandRun.of("plant", "--help").out();

    assertThat(Triggers.NAMES).allSatisfy(name -> assertThat(help).contains("  " + name + ":"));
  }

  @Test
  void helpCommandShowsTheSameAsTheHelpOption() {
    assertThat(CommandRun.of("help", "plant").out())
        .isEqualTo(CommandRun.of("plant", "--help").out());
  }

  @Test
  void versionNamesProductEngineAndJava() {
    CommandRun run = CommandRun.of("--version");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).matches("trojanscope \\d+\\.\\d+\\.\\d+.*"))
        .anySatisfy(line -> assertThat(line).matches("PyTorch \\d.* by DJL \\d.*"))
        .anySatisfy(line -> assertThat(line).startsWith("Java " + Runtime.version().feature()));
  }

  @Test
  void noCommandShowsHelpAsAnError() {
    CommandRun run = CommandRun.of();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("Usage: trojanscope").contains("demo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "trian | unknown command 'trian'; known are demo, train, plant, | trojanscope",
        "train --ouy x | unknown option '--ouy' (did you mean --out?) | trojanscope train",
        "train | missing required option: '--out=FILE' | trojanscope train",
        "train --out x.pt --epochs many | '--epochs': 'many' is not an int | trojanscope train",
        "train --out x.pt a | unexpected argument 'a' | trojanscope train",
        "train --out= | '--out': expected a path, found nothing | trojanscope train",
        "train --out @x --epochs | missing required parameter for option '--epochs'"
            + " | trojanscope train",
        "maps m --out d --algorithm 3 | expected 1 or 2 | trojanscope maps",
        "maps m --out d --input white | expected blank, noise or data, found 'white'"
            + " | trojanscope maps",
        "plant --from m --source 8 --target 9 --trigger patch:c --out b.pt --count 1 --rate 0.1"
            + " | --count=N, --rate=SHARE are mutually exclusive | trojanscope plant",
        "help trian | unknown subcommand 'trian' | trojanscope",
        "report | missing required parameter: 'FILE' | trojanscope report",
        "scan | missing required parameter: 'MODEL' | trojanscope scan",
        "scan m --effort much | expected quick, standard or thorough, found 'much'"
            + " | trojanscope scan",
        "scan m --reference | missing required parameter for option '--reference'"
            + " | trojanscope scan",
        "scan m --reference= | '--reference': expected a path, found nothing | trojanscope scan",
        "scan m --data | missing required parameter for option '--data' | trojanscope scan",
      })
  void wrongUsageIsOneLineAndPointsToTheHelp(String line, String expected, String command) {
    CommandRun run = CommandRun.of(line.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("error: ")
        .contains(expected)
        .endsWith("; see '" + command + " --help'" + System.lineSeparator())
        .hasLineCount(1);
  }
}
