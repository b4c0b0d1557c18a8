package io.trojanscope.lab.reproduce;

import io.trojanscope.data.LabeledData;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.lab.artefact.ArtefactStore;
import io.trojanscope.lab.artefact.FolderLock;
import io.trojanscope.lab.reproduce.figure.ColourFigures;
import io.trojanscope.lab.reproduce.figure.Figure;
import io.trojanscope.lab.reproduce.figure.PaperFigures;
import io.trojanscope.lab.reproduce.figure.PaperFigures.Section;
import io.trojanscope.lab.reproduce.figure.StepCatalogue;
import io.trojanscope.lab.reproduce.step.Plan;
import io.trojanscope.lab.reproduce.step.Scale;
import io.trojanscope.lab.reproduce.step.Step;
import io.trojanscope.lab.reproduce.step.StepInputs;
import io.trojanscope.lab.reproduce.step.StepRunner;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.result.ReproductionDocument;
import io.trojanscope.scan.Scanner;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes the paper's experiments anew, step by step. What is finished is kept below the output
 * folder and found again by the hash of what made it; so a run can be stopped at any time and
 * started again, and ends with the same page.
 */
public final class Reproduction {
  /** Sub-folder of the output that holds the finished steps. */
  public static final String WORK = "work";

  /** The page, in the output folder. */
  public static final String PAGE = Results.PAGE;

  private static final String CACHE = "trigger-sizes";
  private static final int LEAST_CLASSES = 10;

  private final LabeledData data;
  private final Scale scale;
  private final long seed;
  private final int threads;
  private final Scanner scanner;
  private final ProgressListener progress;
  private final Consumer<String> notices;

  /**
   * @param quick whether to make do with a tenth of the samples and fewer epochs
   * @param seed of everything
   * @param progress hears of the steps
   * @param notices hears what is left to do, and of damaged results
   * @throws InvalidInputException if the images have fewer classes than the paper's
   */
  public Reproduction(
      LabeledData data,
      boolean quick,
      long seed,
      int threads,
      ProgressListener progress,
      Consumer<String> notices) {
    this(
        data, quick ? Scale.QUICK : Scale.FULL, seed, threads, Scanner.CONTRAST, progress, notices);
  }

  Reproduction(
      LabeledData data,
      Scale scale,
      long seed,
      int threads,
      Scanner scanner,
      ProgressListener progress,
      Consumer<String> notices) {
    this.data = data;
    this.scale = scale;
    this.seed = seed;
    this.threads = threads;
    this.scanner = scanner;
    this.progress = progress;
    this.notices = notices;
    if (data.classNames().size() < LEAST_CLASSES) {
      throw new InvalidInputException(
          "data: expected at least the 10 classes of the paper, found "
              + data.classNames().size()
              + "; give MNIST, CIFAR-10 or data like them");
    }
  }

  /**
   * Does what is not done yet and writes the page, its record and the tables.
   *
   * @param out folder, made if it is missing
   * @param only names of figures, such as {@code fig8}; empty for all
   * @throws InvalidInputException if a name is unknown, another run is writing to the folder, or it
   *     cannot be written
   * @throws java.util.concurrent.CancellationException if this thread is interrupted; finished
   *     steps are kept
   */
  public ReproductionDocument run(Path out, Set<String> only) {
    StepInputs from = StepInputs.of(data, seed, scale);
    StepCatalogue catalogue = new StepCatalogue(from, scale);
    List<Section> sections =
        Selection.of(
            isColour() ? ColourFigures.sections(catalogue) : new PaperFigures(catalogue).sections(),
            only);
    OutputFiles.makeFolder(out);
    try (FolderLock lock = FolderLock.of(out)) {
      Path work = lock.folder().resolve(WORK);
      ArtefactStore store = new ArtefactStore(work, notices);
      CacheFolder cache = new CacheFolder(work.resolve(CACHE));
      try (StepRunner runner = new StepRunner(data, threads, scanner, store, cache)) {
        work(plan(sections), runner, store);
        Results results = new Results(sections, runner);
        ReproductionDocument document = results.document(from, scale);
        results.write(out, document);
        return document;
      }
    }
  }

  private boolean isColour() {
    return data.shape().channels() > 1;
  }

  private static List<Step<?>> plan(List<Section> sections) {
    return new Plan(
            sections.stream()
                .flatMap(section -> section.figures().stream())
                .map(Figure::steps)
                .<Step<?>>flatMap(List::stream)
                .toList())
        .steps();
  }

  private void work(List<Step<?>> plan, StepRunner runner, ArtefactStore store) {
    TimeLeft time = new TimeLeft();
    plan.stream().filter(runner::isDone).forEach(step -> time.learn(store, step));
    List<Step<?>> left = plan.stream().filter(step -> !runner.isDone(step)).toList();
    notices.accept(
        left.isEmpty()
            ? "all steps are done (" + plan.size() + ")"
            : "%d of %d steps are done; the others take %s"
                .formatted(plan.size() - left.size(), plan.size(), time.inWords(left, threads)));
    for (int i = 0; i < left.size(); i++) {
      Step<?> step = left.get(i);
      String name =
          "[%d/%d, %s left] %s"
              .formatted(
                  plan.size() - left.size() + i + 1,
                  plan.size(),
                  time.inWords(left.subList(i, left.size()), threads),
                  step.title());
      runner.make(step, (task, done, total) -> progress.progress(name + ": " + task, done, total));
      time.learn(store, step);
    }
  }
}
