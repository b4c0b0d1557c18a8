package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The steps of the pipelines, with a command that only says how it was called. */
@DisabledOnOs(OS.WINDOWS)
class PipelineTest {
  private static final Path ROOT = Path.of("..");
  private static final Path SCRIPT = ROOT.resolve(".ci/scan-models").toAbsolutePath().normalize();

  private static final String INSTALLED = "/opt/trojanscope/.ci/scan-models";
  private static final Pattern SNIPPET = Pattern.compile("(?:[A-Z]+=\\w+ )+" + INSTALLED);

  @TempDir Path folder;

  private ChildProcess scan(Map<String, String> settings) throws IOException, InterruptedException {
    Path command = ChildProcess.script(folder.resolve("command"), "echo \"$*\"; exit 3");
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("TROJANSCOPE", command.toString());
    return ChildProcess.run(environment, List.of(SCRIPT.toString()));
  }

  @Test
  void theScriptHandsItsSettingsOnAndReturnsTheExitCode() throws Exception {
    String models = folder.toString();

    ChildProcess run =
        scan(
            Map.of(
                "MODELS",
                models,
                "DATA",
                "d",
                "REFERENCE",
                "r.onnx",
                "FAIL_ON",
                "finding",
                "EFFORT",
                "quick",
                "OUT",
                "o"));

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out().strip())
        .isEqualTo(
            "scan "
                + models
                + " --out o --quiet --data d --reference r.onnx --fail-on finding --effort quick");
    assertThat(scan(Map.of("MODELS", models)).out().strip())
        .isEqualTo("scan " + models + " --out trojanscope-results --quiet");
  }

  @Test
  void oneModelGetsTheFilesOfAFolderToo() throws Exception {
    String out = folder.resolve("out").toString();

    assertThat(scan(Map.of("MODELS", "m.onnx", "OUT", out)).out().strip())
        .isEqualTo(
            "scan m.onnx --out "
                + out
                + " --quiet --force --sarif "
                + out
                + "/results.sarif --junit "
                + out
                + "/junit.xml");
  }

  @Test
  void theScriptNamesWhatIsMissing() throws Exception {
    ChildProcess run = scan(Map.of());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: MODELS: expected a folder of models");
  }

  /** Each input of the action reaches the script under a name that it reads. */
  @Test
  void theActionUsesItsInputs() throws IOException {
    String text = Files.readString(ROOT.resolve("action.yml"));
    Map<?, ?> action = (Map<?, ?>) load(text);
    Map<?, ?> scan = (Map<?, ?>) ((List<?>) ((Map<?, ?>) action.get("runs")).get("steps")).get(1);
    String script = Files.readString(SCRIPT);

    Set<String> inputs = new TreeSet<>();
    ((Map<?, ?>) action.get("inputs")).keySet().forEach(input -> inputs.add((String) input));
    assertThat(inputs).hasSize(7).allMatch(input -> text.contains("inputs." + input + " "));
    assertThat(((Map<?, ?>) scan.get("env")).keySet())
        .hasSize(6)
        .allMatch(name -> script.contains("${" + name + ":-"));
    assertThat(((String) scan.get("run"))).contains(".ci/scan-models");
  }

  /** The lines for GitLab and Jenkins in the documents, run as they stand there. */
  @Test
  void theSnippetsOfTheDocumentsCallTheScript() throws Exception {
    List<String> lines =
        SNIPPET
            .matcher(Files.readString(ROOT.resolve("docs/fleet.md")))
            .results()
            .map(MatchResult::group)
            .toList();
    Path command = ChildProcess.script(folder.resolve("command"), "echo \"$*\"");
    Files.createDirectory(folder.resolve("models"));

    assertThat(lines).hasSize(2);
    for (String line : lines) {
      String here = "cd '" + folder + "' && " + line.replace(INSTALLED, SCRIPT.toString());
      ChildProcess run =
          ChildProcess.run(
              Map.of("PATH", "/usr/bin:/bin", "TROJANSCOPE", command.toString()),
              List.of("/bin/sh", "-c", here));
      assertThat(run.out().strip()).isEqualTo("scan models --out results --quiet --data images");
    }
  }

  @Test
  void thePreCommitHookRunsTheScriptOfTheRepository() throws IOException {
    Map<?, ?> hook =
        (Map<?, ?>)
            ((List<?>) load(Files.readString(ROOT.resolve(".pre-commit-hooks.yaml")))).get(0);

    assertThat(ROOT.resolve((String) hook.get("entry"))).isExecutable();
    assertThat("a/model.onnx").containsPattern((String) hook.get("files"));
    assertThat("model.onnx.yaml").doesNotContainPattern((String) hook.get("files"));
  }

  private static Object load(String yaml) {
    return new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }
}
