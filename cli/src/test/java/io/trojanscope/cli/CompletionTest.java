package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks bash, as if the tabulator key had been pressed. */
class CompletionTest {
  private static final Path BASH = Path.of("/bin/bash");
  private static final String PRESS_TABULATOR =
      """
      compopt() { :; } # works within a real completion only
      cd "$1"
      . ./completion
      shift
      complete -p trojanscope >complete
      COMP_WORDS=(trojanscope "$@")
      COMP_CWORD=$#
      COMP_LINE="${COMP_WORDS[*]}"
      COMP_POINT=${#COMP_LINE}
      _complete_trojanscope
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir Path temporary;

  private List<String> completions(String... words) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(BASH), "needs " + BASH);
    Files.writeString(temporary.resolve("completion"), CommandRun.of("generate-completion").out());
    List<String> command =
        new ArrayList<>(
            List.of(BASH.toString(), "-c", PRESS_TABULATOR, "bash", temporary.toString()));
    command.addAll(List.of(words));
    ChildProcess run = ChildProcess.run(Map.of("PATH", "/usr/bin:/bin"), command);
    assertThat(run.err()).isEmpty();
    assertThat(temporary.resolve("complete")).content().contains("-F _complete_trojanscope");
    return run.out().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  @Test
  void offersCommands() throws Exception {
    assertThat(completions("ma")).containsExactly("maps");
    assertThat(completions("")).contains("demo", "train", "plant", "maps", "scan", "report");
  }

  @Test
  void offersOptions() throws Exception {
    assertThat(completions("maps", "--ep")).containsExactly("--epsilon");
    assertThat(completions("repair", "--ht")).containsExactly("--html");
    assertThat(completions("repair", "--repo")).containsExactly("--report");
  }

  @Test
  void offersValues() throws Exception {
    assertThat(completions("maps", "--input", "")).containsExactly("blank", "noise", "data");
    assertThat(completions("maps", "--algorithm", "")).containsExactly("1", "2");
    assertThat(completions("scan", "--effort", ""))
        .containsExactly("quick", "standard", "thorough");
  }

  @Test
  void offersFiles() throws Exception {
    Files.writeString(temporary.resolve("model.onnx"), "");

    assertThat(completions("maps", "--reference", "mod")).containsExactly("model.onnx");
    assertThat(completions("train", "--out", "mod")).containsExactly("model.onnx");
    assertThat(completions("train", "--data", "mod")).containsExactly("model.onnx");
    assertThat(completions("maps", "mod")).containsExactly("model.onnx");
  }
}
