package io.trojanscope.benchmarks;

import io.trojanscope.data.DataRequest;
import io.trojanscope.data.DataSource;
import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.pairs.PairSearchConfig;
import io.trojanscope.detect.pairs.PairTrigger;
import io.trojanscope.detect.pairs.PairTriggerSearch;
import io.trojanscope.detect.pairs.PatternFlips;
import io.trojanscope.detect.pairs.PatternSurvey;
import io.trojanscope.detect.pairs.SourceImages;
import io.trojanscope.detect.pairs.SourceTrigger;
import io.trojanscope.detect.pairs.SourceTriggerSearch;
import io.trojanscope.detect.search.TriggerSizes;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.isolated.WorkerLimits;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.loader.ModelLoader;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the trigger size of every pair, and what the pattern dictionary does, for each model of a
 * list. The first column of the list is the file; the first model is the reference, which chooses
 * the images. Finished models are skipped.
 */
public final class PairSizeReport {
  private static final int IMAGES_CHOSEN = 64;
  private static final int PATTERN_IMAGES = 12;
  private static final int TRACE_EVERY = 5;
  private static final int SOURCE_IMAGES = 32;

  private final Path out;
  private final int threads;
  private final PairSearchConfig config;
  private final LabeledImages images;
  private SourceImages sources;

  private PairSizeReport(Path out, int threads, PairSearchConfig config, LabeledImages images) {
    this.out = out;
    this.threads = threads;
    this.config = config;
    this.images = images;
  }

  /**
   * Measures the models.
   *
   * @param arguments list of models (CSV with a heading), folder of images, folder for the results,
   *     threads; then, if wanted, images per pair, steps, learning rate, first penalty, raise,
   *     patience
   */
  public static void main(String[] arguments) throws IOException {
    Path list = Path.of(arguments[0]);
    Path out = Files.createDirectories(Path.of(arguments[2]));
    LabeledImages images = DataSource.openTest(Path.of(arguments[1]), DataRequest.AS_STORED);
    PairSizeReport report =
        new PairSizeReport(out, Integer.parseInt(arguments[3]), config(arguments), images);
    List<String> rows = Files.readAllLines(list);
    for (String row : rows.subList(1, rows.size())) {
      report.measure(list.resolveSibling(row.split(",", -1)[0]));
    }
  }

  private static PairSearchConfig config(String[] arguments) {
    PairSearchConfig standard = PairSearchConfig.standard(1);
    double[] numbers = {
      standard.imagesPerPair(),
      standard.steps(),
      standard.learningRate(),
      standard.firstPenalty(),
      standard.raise(),
      standard.patience()
    };
    for (int i = 4; i < arguments.length; i++) {
      numbers[i - 4] = Double.parseDouble(arguments[i]);
    }
    int perPair = (int) numbers[0];
    return new PairSearchConfig(
        perPair,
        (int) numbers[1],
        Math.max(1, 64 / perPair),
        numbers[2],
        numbers[3],
        (int) numbers[5],
        numbers[4],
        Math.pow(numbers[4], 1.5),
        standard.success(),
        standard.seed());
  }

  private void measure(Path file) throws IOException {
    String name = file.getFileName().toString().replace(".onnx", "");
    Path sizes = out.resolve(name + ".sizes.csv");
    if (Files.exists(sizes) && sources != null) {
      return;
    }
    try (LoadedModel model =
            new ModelLoader(threads, WorkerLimits.defaults()).open(file, ModelRequest.PLAIN);
        OrderedWorkers workers = new OrderedWorkers(threads)) {
      if (sources == null) {
        sources = SourceImages.of(images, model.classifier(), IMAGES_CHOSEN, config.seed());
      }
      if (!Files.exists(sizes)) {
        measure(name, sizes, model, workers);
      }
    }
  }

  private void measure(String name, Path file, LoadedModel model, OrderedWorkers workers)
      throws IOException {
    long start = System.nanoTime();
    PatternFlips flips =
        new PatternSurvey(sources, PATTERN_IMAGES, workers, ProgressListener.NONE)
            .survey(model.classifier(), "patterns");
    double patternSeconds = (System.nanoTime() - start) / 1e9;
    writeFlips(out.resolve(name + ".patterns.csv"), flips);
    start = System.nanoTime();
    List<SourceTrigger> bySource =
        new SourceTriggerSearch(
                config.withPairsPerBatch(Math.max(1, SOURCE_IMAGES / config.imagesPerPair())),
                sources,
                workers,
                ProgressListener.NONE)
            .search(model.classifier(), "sources");
    double sourceSeconds = (System.nanoTime() - start) / 1e9;
    writeSources(out.resolve(name + ".sources.csv"), bySource);
    start = System.nanoTime();
    List<ClassPair> pairs = TriggerSizes.pairs(model.classifier().spec().classCount());
    List<PairTrigger> found =
        new PairTriggerSearch(config, sources, workers, ProgressListener.NONE)
            .search(pairs, model.classifier(), "pairs");
    double seconds = (System.nanoTime() - start) / 1e9;
    long gradients = (long) pairs.size() * config.steps() * config.imagesPerPair();
    writeSizes(file, found);
    System.out.printf(
        "%s: patterns %.0f s, sources %.0f s, pairs %.0f s, %d gradients, %.0f a second%n",
        name, patternSeconds, sourceSeconds, seconds, gradients, gradients / seconds);
  }

  private static void writeSizes(Path file, List<PairTrigger> triggers) throws IOException {
    List<String> lines = new ArrayList<>();
    for (PairTrigger trigger : triggers) {
      StringBuilder line = new StringBuilder();
      line.append(trigger.pair().source()).append(',').append(trigger.pair().target());
      for (int step = TRACE_EVERY; step <= trigger.trigger().trace().length; step += TRACE_EVERY) {
        line.append(",%.3f".formatted(trigger.trigger().trace()[step - 1]));
      }
      lines.add(line.toString());
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, lines);
    Files.move(part, file);
  }

  private static void writeSources(Path file, List<SourceTrigger> triggers) throws IOException {
    List<String> lines = new ArrayList<>();
    for (SourceTrigger trigger : triggers) {
      lines.add(
          "%d,%.3f,%d,%.2f"
              .formatted(
                  trigger.source(),
                  trigger.trigger().size(),
                  trigger.likeliestTarget(),
                  trigger.shares()[trigger.likeliestTarget()]));
    }
    Files.write(file, lines);
  }

  private static void writeFlips(Path file, PatternFlips flips) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int pattern = 0; pattern < flips.names().size(); pattern++) {
      StringBuilder line = new StringBuilder(flips.names().get(pattern));
      for (int[] source : flips.counts()[pattern]) {
        for (int count : source) {
          line.append(',').append(count);
        }
      }
      lines.add(line.toString());
    }
    Files.write(file, lines);
  }
}
