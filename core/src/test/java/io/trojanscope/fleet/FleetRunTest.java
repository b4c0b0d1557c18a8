package io.trojanscope.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.Sha256;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.result.SampleResults;
import io.trojanscope.result.SampleScans;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.result.summary.SummaryFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetRunTest {
  private static final SampleScans SCANS = SampleScans.of(SampleResults.digits());
  private static final ScanDocument BACKDOORED = SCANS.backdoored();
  private static final ScanDocument CLEAN = SCANS.clean();

  @TempDir Path folder;
  private final AtomicInteger scans = new AtomicInteger();

  /** Model number 3 of 10 is backdoored, number 5 cannot be read, number 7 fails, 8 is clean. */
  private final class FakeScan implements ModelScan {
    private final int stopAfter;

    FakeScan(int stopAfter) {
      this.stopAfter = stopAfter;
    }

    @Override
    public ModelKey key(ModelEntry model) {
      if (model.name().contains("5")) {
        throw new InvalidInputException(model.file() + ": cannot be read");
      }
      return new ModelKey(Sha256.of("file " + model.name()), Sha256.of("key " + model.name()));
    }

    @Override
    public ScannedModel scan(ModelEntry model) {
      if (scans.getAndIncrement() >= stopAfter) {
        throw new CancellationException("stopped");
      }
      if (model.name().contains("7")) {
        return FailedScan.of(model, new IllegalStateException("no " + model.file()));
      }
      ScanDocument document = model.name().contains("3") ? BACKDOORED : CLEAN;
      return new ScannedModel(ScanSummary.of(model.name(), document), Optional.of(document));
    }
  }

  private static List<ModelEntry> models() {
    return IntStream.range(0, 10)
        .mapToObj(i -> "sub/m" + i + ".onnx")
        .map(name -> new ModelEntry(name, Path.of("/machine", name)))
        .toList();
  }

  private Map<Outcome, Integer> run(String results, int stopAfter, int atOnce, boolean again) {
    return new FleetRun(
            new FakeScan(stopAfter),
            new ResultFolder(folder.resolve(results), false),
            atOnce,
            ProgressListener.NONE)
        .run(models(), new FleetRun.Options(again, "models", Set.of(Outcome.BACKDOORED)));
  }

  private byte[] bytes(String results, String file) throws IOException {
    return Files.readAllBytes(folder.resolve(results).resolve(file));
  }

  private List<ScanSummary> summaries(String results) {
    return StreamSupport.stream(
            SummaryFiles.readLines(folder.resolve(results).resolve("results.jsonl")).spliterator(),
            false)
        .toList();
  }

  @Test
  void everyModelIsListedWhateverBecameOfIt() throws IOException {
    assertThat(run("a", 100, 2, false))
        .containsEntry(Outcome.BACKDOORED, 1)
        .containsEntry(Outcome.ERROR, 2)
        .containsEntry(Outcome.CLEAN, 7);

    List<ScanSummary> summaries = summaries("a");
    assertThat(summaries)
        .extracting(ScanSummary::model)
        .containsExactlyElementsOf(models().stream().map(ModelEntry::name).toList());
    assertThat(summaries.get(5).messages()).containsExactly("sub/m5.onnx: cannot be read");
    assertThat(summaries.get(7).messages())
        .containsExactly("unexpected IllegalStateException: no sub/m7.onnx");
    assertThat(folder.resolve("a").resolve(summaries.get(3).files().orElseThrow().html()))
        .content()
        .contains("BACKDOORED");
    assertThat(new String(bytes("a", "index.html"), StandardCharsets.UTF_8))
        .contains("data-outcome=\"backdoored\"", summaries.get(3).files().orElseThrow().html());
    for (String list : List.of("results.csv", "results.sarif", "junit.xml")) {
      assertThat(folder.resolve("a").resolve(list)).content().contains("m3.onnx", "m7.onnx");
    }
  }

  @Test
  void keptResultsAreNotScannedAgainButErrorsAre() throws IOException {
    run("a", 100, 2, false);
    assertThat(scans).hasValue(9);
    byte[] first = bytes("a", "results.jsonl");

    run("a", 100, 3, false);
    assertThat(scans).as("and the one that fails").hasValue(10);
    assertThat(bytes("a", "results.jsonl")).isEqualTo(first);

    Files.delete(folder.resolve("a").resolve(summaries("a").get(3).files().orElseThrow().json()));
    run("a", 100, 1, false);
    assertThat(scans).as("and the one that lost a file").hasValue(12);
    run("a", 100, 2, true);
    assertThat(scans).as("all").hasValue(21);
    assertThat(bytes("a", "results.jsonl")).isEqualTo(first);
  }

  @Test
  void runsThatAreStoppedAtRandomEndWithTheSameFiles() throws IOException {
    run("whole", 100, 1, false);
    SplittableRandom random = new SplittableRandom(1);
    // Scans all each time, so that each of the runs has something to be stopped at.
    for (int stop = 0; stop < 8; stop++) {
      scans.set(0);
      int after = random.nextInt(3);
      int atOnce = 1 + random.nextInt(3);
      assertThatThrownBy(() -> run("stopped", after, atOnce, true))
          .isInstanceOf(CancellationException.class);
      assertThat(folder.resolve("stopped/results.jsonl")).doesNotExist();
    }
    scans.set(0);
    run("stopped", 100, 2, false);

    for (String list :
        List.of("results.jsonl", "results.csv", "results.sarif", "junit.xml", "index.html")) {
      assertThat(bytes("stopped", list)).as(list).isEqualTo(bytes("whole", list));
    }
  }

  @Test
  void aFolderWithOtherFilesIsRefused() throws IOException {
    Files.writeString(folder.resolve("diary.txt"), "mine");

    assertThatThrownBy(() -> new ResultFolder(folder, false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("found diary.txt");
    assertThat(new ResultFolder(folder, true).name()).isEqualTo(folder.toString());
  }
}
