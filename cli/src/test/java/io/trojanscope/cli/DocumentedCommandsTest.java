package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.ReplacedScanner;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The commands of the documents name subcommands and options that exist. */
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
  private static final Pattern CONTINUED = Pattern.compile("\\\\\\n\\s*");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");
  private static final String COMMAND = "./trojanscope ";

  @Test
  void everyCommandOfTheDocumentsIsAccepted() throws IOException {
    List<String> commands = documents().flatMap(file -> commands(text(file))).toList();

    assertThat(commands)
        .hasSizeGreaterThan(20)
        .allSatisfy(command -> assertThat(refusal(command)).as(command).isEmpty());
  }

  @Test
  void aCommandThatDoesNotExistIsRefused() {
    String document =
        "```sh\n./trojanscope scan a.onnx \\\n  --no-such-option 1\nmvn verify\n```\n";

    assertThat(commands(document)).containsExactly("./trojanscope scan a.onnx --no-such-option 1");
    assertThat(refusal("./trojanscope scan a.onnx --no-such-option 1"))
        .contains("--no-such-option");
    assertThat(refusal("./trojanscope scam a.onnx")).contains("scam");
  }

  private static Stream<Path> documents() throws IOException {
    List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
      pages.filter(page -> page.toString().endsWith(".md")).sorted().forEach(files::add);
    }
    return files.stream();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> commands(String document) {
    return SHELL
        .matcher(document)
        .results()
        .flatMap(block -> CONTINUED.matcher(block.group(1)).replaceAll("").lines())
        .filter(line -> line.startsWith(COMMAND));
  }

  /** Why the command is not accepted; empty if it is. */
  private static String refusal(String command) {
    String[] words =
        WORD.matcher(command.substring(COMMAND.length()).replaceFirst("\\s+[#>|].*", ""))
            .results()
            .map(word -> word.group().replaceAll("^['\"]|['\"]$", ""))
            .toArray(String[]::new);
    try {
      commandLine().parseArgs(words);
      return "";
    } catch (ParameterException e) {
      return e.getMessage();
    }
  }

  private static CommandLine commandLine() {
    PrintStream nothing =
        new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return TrojanscopeCommand.commandLine(
        new Console(new PrintWriter(new StringWriter()), nothing, OptionalInt.empty()),
        new ErrorReporter(nothing, () -> false),
        () -> ReplacedScanner.builder(CommandRun.NO_SCANNER));
  }
}
