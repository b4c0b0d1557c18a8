package io.trojanscope.detect.screening;

import io.trojanscope.detect.inversion.SourceImages;
import io.trojanscope.detect.pattern.ImagePattern;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.util.List;

/** Tries patterns on images of every class; forward passes only. */
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
  PatternFlips survey(Classifier model, String task) {
    int[][][] counts = new int[patterns.size()][][];
    int[] done = {0};
    float[] clean = clean();
    workers.forEach(
        patterns.size(),
        pattern -> counts(patterns.get((int) pattern), clean, model),
        found -> {
          counts[done[0]++] = found;
          progress.progress(task, done[0], patterns.size());
        });
    return new PatternFlips(imagesPerClass, counts);
  }

  private float[] clean() {
    LabeledImages images = sources.images();
    int perClass = imagesPerClass * images.shape().size();
    float[] clean = new float[images.classCount() * perClass];
    for (int c = 0; c < images.classCount(); c++) {
      System.arraycopy(sources.of(c, imagesPerClass), 0, clean, c * perClass, perClass);
    }
    return clean;
  }

  private int[][] counts(ImagePattern pattern, float[] clean, Classifier model) {
    LabeledImages images = sources.images();
    ImageShape shape = images.shape();
    float[] changed = clean.clone();
    for (int offset = 0; offset < changed.length; offset += shape.size()) {
      pattern.apply(changed, offset, shape);
    }
    int classes = images.classCount();
    Logits logits = model.logits(new ImageBatch(classes * imagesPerClass, shape, changed));
    int[][] counts = new int[classes][classes];
    for (int i = 0; i < logits.count(); i++) {
      counts[i / imagesPerClass][logits.predicted(i)]++;
    }
    return counts;
  }
}
