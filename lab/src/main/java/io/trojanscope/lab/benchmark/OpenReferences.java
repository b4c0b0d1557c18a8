package io.trojanscope.lab.benchmark;

import io.trojanscope.files.Sha256;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.scan.ReferenceTrainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** References that detectors train themselves: made when they are first asked for, kept open. */
final class OpenReferences implements AutoCloseable {
  private final ReferenceTrainer references;
  private final LabeledImages training;
  private final Path like;
  private final int count;
  private final long seed;
  private final IdentityHashMap<DifferentiableClassifier, String> hashes;
  private final List<DifferentiableClassifier> open = new ArrayList<>();

  /**
   * @param like file of the network that they are to have
   * @param hashes told the SHA-256 of each
   */
  OpenReferences(
      ReferenceTrainer references,
      LabeledImages training,
      Path like,
      int count,
      long seed,
      IdentityHashMap<DifferentiableClassifier, String> hashes) {
    this.hashes = hashes;
    this.references = references;
    this.training = training;
    this.like = like;
    this.count = count;
    this.seed = seed;
  }

  List<DifferentiableClassifier> get() {
    if (open.isEmpty()) {
      references
          .references(training, Optional.of(ModelFiles.open(like)), count, seed)
          .forEach(this::open);
    }
    return List.copyOf(open);
  }

  private void open(ReferenceTrainer.Reference reference) {
    NetworkFile network = reference.network();
    DifferentiableClassifier classifier = GraphClassifier.of(network.graph(), network.spec());
    hashes.put(classifier, Sha256.of(reference.file()));
    open.add(classifier);
  }

  @Override
  public void close() {
    open.forEach(DifferentiableClassifier::close);
    references.close();
  }
}
