package io.trojanscope.result.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.OutputFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryFilesTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBack() {
    Path file = folder.resolve("results.jsonl");
    OutputFiles.write(file, SummaryFiles.lines(Summaries.ofEachOutcome()));

    assertThat(SummaryFiles.readLines(file)).containsExactlyElementsOf(Summaries.ofEachOutcome());
    assertThat(file).content().hasLineCount(5).doesNotContain("null");
  }

  @Test
  void eachLineSaysItsFormat() throws IOException {
    Path file = folder.resolve("one.json");
    OutputFiles.write(file, SummaryFiles.content(Summaries.clean("b.pt")));

    assertThat(Files.readString(file))
        .startsWith(
            "{\"format\":\"trojanscope.summary\",\"version\":2,\"model\":\"b.pt\",\"outcome\":\"CLEAN\"");
  }

  @Test
  void aNameWithAnyCharacterStaysOnItsLine() {
    Path file = folder.resolve("results.jsonl");
    List<ScanSummary> summaries = List.of(Summaries.backdoored("x\n\u2028\u001b\".onnx", "\r\n=1"));
    OutputFiles.write(file, SummaryFiles.lines(summaries));

    assertThat(file).content().hasLineCount(1);
    assertThat(SummaryFiles.readLines(file)).containsExactlyElementsOf(summaries);
  }

  @Test
  void aDamagedOrOtherFileIsNoSummary() throws IOException {
    Path file = folder.resolve("one.json");
    OutputFiles.write(file, SummaryFiles.content(Summaries.clean("b.pt")));
    String text = Files.readString(file);

    for (String damaged :
        List.of(
            text.substring(0, 40),
            text.replace("summary", "other"),
            text.replace("\"version\":2", "\"version\":1"),
            text.replace("CLEAN", "FINE"),
            text.replace("CLEAN", "ERROR"))) {
      assertThat(read(damaged)).as(damaged).isEmpty();
    }
    assertThat(read(text)).contains(Summaries.clean("b.pt"));
  }

  private static Optional<ScanSummary> read(String text) {
    return SummaryFiles.read("one.json", text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aSummaryWithoutAVerdictSaysWhy() {
    assertThatThrownBy(() -> ScanSummary.of("a", Outcome.ERROR, Optional.empty(), List.of()))
        .hasMessageContaining("messages");
    assertThatThrownBy(() -> ScanSummary.of("a", Outcome.CLEAN, Optional.empty(), List.of("x")))
        .hasMessageContaining("scan");
  }

  @Test
  void linesOfAnotherFormatAreRefused() throws IOException {
    Path file = folder.resolve("results.jsonl");
    Files.writeString(file, "{\"format\":\"other\"}\n");

    assertThatThrownBy(() -> SummaryFiles.readLines(file).iterator().next())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected trojanscope.summary of version 2");
  }
}
