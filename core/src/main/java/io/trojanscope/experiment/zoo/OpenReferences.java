package io.trojanscope.experiment.zoo;

import io.trojanscope.experiment.OwnReferences;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.NetworkFile;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.model.file.ModelFiles;
import java.util.ArrayList;
import java.util.List;

/** References that detectors train themselves: made when they are first asked for, kept open. */
final class OpenReferences implements AutoCloseable {
  private final OwnReferences references;
  private final LabeledImages training;
  private final int count;
  private final long seed;
  private final List<DifferentiableClassifier> open = new ArrayList<>();

  OpenReferences(OwnReferences references, LabeledImages training, int count, long seed) {
    this.references = references;
    this.training = training;
    this.count = count;
    this.seed = seed;
  }

  List<DifferentiableClassifier> get() {
    if (open.isEmpty()) {
      references.files(training, count, seed).stream()
          .map(ModelFiles::open)
          .map(OpenReferences::classifier)
          .forEach(open::add);
    }
    return List.copyOf(open);
  }

  private static DifferentiableClassifier classifier(NetworkFile network) {
    return GraphClassifier.of(network.graph(), network.spec());
  }

  @Override
  public void close() {
    open.forEach(DifferentiableClassifier::close);
  }
}
