package io.trojanscope.lab.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.data.DataSource;
import io.trojanscope.data.LabeledData;
import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.PairStatistic;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.Verdict;
import io.trojanscope.detect.search.SizeCache;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.lab.artefact.FolderLock;
import io.trojanscope.lab.reproduce.step.Scale;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.report.html.HtmlReport;
import io.trojanscope.result.ReproductionDocument;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.result.paper.Claim;
import io.trojanscope.result.paper.Panel;
import io.trojanscope.result.paper.PaperFigure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes the paper anew on a few digits: the numbers mean nothing, but everything is done. */
@Tag("slow")
class ReproductionTest {
  static final Scale TINY = new Scale("tiny", 1, 500, 1, 2, Effort.QUICK, List.of(100, 300));
  private static final LabeledData DIGITS = DataSource.digits(1, 200, 60);
  private static final Set<String> SOME = Set.of("fig3", "fig8");

  /** A finished run of all figures; tests that need finished steps start from a copy. */
  @TempDir private static Path made;

  private static ReproductionDocument document;

  @TempDir private Path folder;
  private final List<String> notices = new ArrayList<>();
  private int steps;

  @BeforeAll
  static void makeEveryFigure() {
    document = run(made, Set.of(), ProgressListener.NONE, notice -> {});
  }

  private static void copySteps(Path out) throws IOException {
    Path work = made.resolve(Reproduction.WORK);
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.toList()) {
        Path copy = out.resolve(Reproduction.WORK).resolve(work.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @Test
  void makesEveryFigureAndTestsClaimsWithNumbers() {
    List<PaperFigure> figures =
        document.sections().stream().flatMap(section -> section.figures().stream()).toList();
    assertThat(figures)
        .extracting(PaperFigure::id)
        .containsExactlyElementsOf(
            Stream.concat(
                    IntStream.rangeClosed(2, 22).mapToObj(i -> "fig" + i),
                    Stream.of("queries", "fig23"))
                .toList());
    assertThat(figures)
        .allSatisfy(
            figure -> {
              assertThat(figure.panels()).isNotEmpty();
              assertThat(figure.claims()).isNotEmpty();
            });
    assertThat(figures)
        .flatExtracting(PaperFigure::claims)
        .filteredOn(claim -> claim.verdict() != Claim.Verdict.UNTESTED)
        .allSatisfy(claim -> assertThat(claim.outcome()).matches("(?s).*\\d.*"));
    assertThat(ResultDocuments.read(made.resolve("reproduction.json"))).isEqualTo(document);
    assertThat(made.resolve("tables/fig8-distances.csv"))
        .content()
        .startsWith("trigger,attack_source,")
        .contains("patch:c,8,9,blank,0.9,100,1,1,,9,");
    assertThat(made.resolve("tables/fig22-scans.csv"))
        .content()
        .contains("multiply:2,8,9,quick,inconclusive,3.5,0.25,4,9,,,,")
        .contains("blend:0.1,8,9,");
    assertThat(made.resolve("tables/fig22-scan-pairs.csv"))
        .content()
        .contains("blend:0.1,8,9,4,9,patch,3.5,0.25,true");
    assertThat(panels(figures, "fig8"))
        .filteredOn(Panel.Square.class::isInstance)
        .map(Panel.Square.class::cast)
        .hasSize(4)
        .allSatisfy(square -> assertThat(square.values().get(4 * 10 + 9)).contains(3.5))
        .extracting(square -> square.marked().orElseThrow().target())
        .containsExactly(9, 3, 7, 5);
    assertThat(made.resolve("tables/claims.json")).content().contains("\"verdict\":\"");
  }

  private static List<Panel> panels(List<PaperFigure> figures, String id) {
    return figures.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow().panels();
  }

  @Test
  void goesOnWhereItWasStoppedAndEndsWithTheSamePage() throws IOException {
    Path whole = folder.resolve("whole");
    Path stopped = folder.resolve("stopped");
    copySteps(whole);
    run(whole, SOME, ProgressListener.NONE);
    for (int after : new int[] {1, 40, 40}) {
      assertThatThrownBy(() -> run(stopped, SOME, stopping(after)))
          .isInstanceOf(CancellationException.class);
      assertThat(stopped.resolve("report.html")).doesNotExist();
    }
    assertThat(steps()).as("kept by the stopped runs").isGreaterThan(5);

    run(stopped, SOME, ProgressListener.NONE);

    assertThat(notices.get(notices.size() - 1)).doesNotStartWith("0 of").contains("steps are done");
    for (String file : List.of("report.html", "reproduction.json", "tables/fig8-distances.csv")) {
      assertThat(stopped.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
    }
  }

  /** Cancels at the given message of progress, as an interruption does. */
  private ProgressListener stopping(int after) {
    int[] heard = {0};
    return (task, done, total) -> {
      if (++heard[0] == after) {
        throw new CancellationException("interrupted");
      }
    };
  }

  private int steps() throws IOException {
    try (Stream<Path> artefacts = Files.list(folder.resolve("stopped/work"))) {
      return (int) artefacts.count();
    }
  }

  @Test
  void drawsAgainWithoutComputing() throws IOException {
    copySteps(folder);

    run(folder, Set.of(), (task, done, total) -> steps++);

    assertThat(steps).isZero();
    assertThat(notices.get(notices.size() - 1)).matches("all steps are done \\(\\d+\\)");
    assertThat(folder.resolve("report.html")).hasSameBinaryContentAs(made.resolve("report.html"));
    assertThat(HtmlReport.render(ResultDocuments.read(folder.resolve("reproduction.json"))))
        .isEqualTo(Files.readString(folder.resolve("report.html")));
  }

  @Test
  void makesADamagedStepAgain() throws IOException {
    run(folder, Set.of("fig23"), ProgressListener.NONE);
    byte[] page = Files.readAllBytes(folder.resolve("report.html"));
    Path model = artefact("model-clean").resolve("model.onnx");
    byte[] sound = Files.readAllBytes(model);
    Files.write(model, new byte[] {1, 2, 3});
    notices.clear();

    run(folder, Set.of("fig23"), ProgressListener.NONE);

    assertThat(notices.get(0)).contains("model-clean").endsWith("it is computed again");
    assertThat(model).hasBinaryContent(sound);
    assertThat(folder.resolve("report.html")).hasBinaryContent(page);
  }

  @Test
  void anotherSeedMakesOtherSteps() throws IOException {
    run(folder, Set.of("fig23"), ProgressListener.NONE);

    new Reproduction(
            DIGITS, TINY, 2, 1, ReproductionTest::scan, ProgressListener.NONE, notices::add)
        .run(folder, Set.of("fig23"));

    try (Stream<Path> artefacts = Files.list(folder.resolve("work"))) {
      assertThat(artefacts).hasSize(2);
    }
  }

  @Test
  void refusesASecondRunAtTheSameTime() {
    try (FolderLock lock = FolderLock.of(folder)) {
      assertThatThrownBy(() -> run(lock.folder(), SOME, ProgressListener.NONE))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("another run");
    }
  }

  @Test
  void refusesUnknownFigures() {
    assertThatThrownBy(() -> run(folder, Set.of("fig24"), ProgressListener.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("found 'fig24'")
        .hasMessageContaining("fig2, fig3,");
    assertThat(folder.resolve("work")).doesNotExist();
  }

  @Test
  void removesTablesOfFiguresThatAreNotOnThePageAnyMore() throws IOException {
    copySteps(folder);
    run(folder, Set.of("fig3"), ProgressListener.NONE);
    Path stale = folder.resolve("tables/fig3-maps.csv");
    Path foreign = Files.writeString(folder.resolve("tables/notes.csv"), "mine");
    assertThat(stale).exists();

    run(folder, Set.of("fig23"), ProgressListener.NONE);

    assertThat(stale).doesNotExist();
    assertThat(foreign).exists();
  }

  private Path artefact(String name) throws IOException {
    try (Stream<Path> artefacts = Files.list(folder.resolve("work"))) {
      return artefacts
          .filter(path -> path.getFileName().toString().startsWith(name))
          .findFirst()
          .orElseThrow();
    }
  }

  private ReproductionDocument run(Path out, Set<String> only, ProgressListener progress) {
    return run(out, only, progress, notices::add);
  }

  static ReproductionDocument run(
      Path out, Set<String> only, ProgressListener progress, Consumer<String> notices) {
    return new Reproduction(DIGITS, TINY, 1, 2, ReproductionTest::scan, progress, notices)
        .run(out, only);
  }

  /** Finds the pair 4 -> 9 in every model; a scan would take long. */
  private static ScanFindings scan(
      ScanMode mode,
      DetectionInput input,
      ScanConfig config,
      SizeCache cache,
      ProgressListener progress,
      int threads) {
    assertThat(mode).isEqualTo(ScanMode.REFERENCE_AND_IMAGES);
    assertThat(input.references()).hasSize(1).doesNotContain(input.suspect());
    assertThat(input.images()).contains(DIGITS.test());
    ClassPair pair = new ClassPair(4, 9);
    return new ScanFindings(
        mode,
        config,
        Verdict.INCONCLUSIVE,
        List.of("not scanned"),
        3.5,
        0.25,
        OptionalDouble.of(1.5),
        OptionalInt.of(pair.target()),
        OptionalInt.of(pair.source()),
        List.of(new PairStatistic(pair, TriggerType.PATCH, 3.5, 0.25, true)),
        Optional.empty(),
        List.of());
  }
}
