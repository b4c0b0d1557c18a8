package io.trojanscope.detect.screening;

import io.trojanscope.detect.inversion.SourceImages;
import io.trojanscope.detect.pattern.ImagePattern;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.stream.IntStream;

/** Tries patterns on images of every class that has some; forward passes only. */
final class PatternSurvey {
  private final List<ImagePattern> patterns;
  private final SourceImages sources;
  private final int imagesPerClass;
  private final OrderedWorkers workers;
  private final ProgressListener progress;

  /**
   * @param imagesPerClass images of each class that see each pattern
   */
  PatternSurvey(
      List<ImagePattern> patterns,
      SourceImages sources,
      int imagesPerClass,
      OrderedWorkers workers,
      ProgressListener progress) {
    this.patterns = List.copyOf(patterns);
    this.sources = sources;
    this.imagesPerClass = imagesPerClass;
    this.workers = workers;
    this.progress = progress;
  }

  /** Counts how a model classifies the images with each pattern. */
  PatternPredictions survey(Classifier model, String task) {
    int[][][] counts = new int[patterns.size()][][];
    int[] done = {0};
    int[] present =
        IntStream.range(0, sources.images().classCount()).filter(sources::has).toArray();
    float[] clean = clean(present);
    workers.forEach(
        patterns.size(),
        pattern -> counts(patterns.get((int) pattern), present, clean, model),
        found -> {
          counts[done[0]++] = found;
          progress.progress(task, done[0], patterns.size());
        });
    return new PatternPredictions(imagesPerClass, counts);
  }

  private float[] clean(int[] present) {
    int perClass = imagesPerClass * sources.images().shape().size();
    float[] clean = new float[present.length * perClass];
    for (int c = 0; c < present.length; c++) {
      System.arraycopy(sources.of(present[c], imagesPerClass), 0, clean, c * perClass, perClass);
    }
    return clean;
  }

  private int[][] counts(ImagePattern pattern, int[] present, float[] clean, Classifier model) {
    ImageShape shape = sources.images().shape();
    float[] changed = clean.clone();
    for (int offset = 0; offset < changed.length; offset += shape.size()) {
      pattern.apply(changed, offset, shape);
    }
    int classes = sources.images().classCount();
    Logits logits = model.logits(new ImageBatch(present.length * imagesPerClass, shape, changed));
    int[][] counts = new int[classes][classes];
    for (int i = 0; i < logits.count(); i++) {
      counts[present[i / imagesPerClass]][logits.predicted(i)]++;
    }
    return counts;
  }
}
