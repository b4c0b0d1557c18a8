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

/**
 * References that detectors train themselves, with the network of the present suspect's reference:
 * made when they are first asked for, kept open until the network changes.
 */
final class OpenReferences implements AutoCloseable {
  private final ReferenceTrainer references;
  private final LabeledImages training;
  private final int count;
  private final long seed;
  private final IdentityHashMap<DifferentiableClassifier, String> hashes;
  private final List<DifferentiableClassifier> open = new ArrayList<>();
  private Optional<Path> like = Optional.empty();

  /**
   * @param hashes receives the SHA-256 of each
   */
  OpenReferences(
      ReferenceTrainer references,
      LabeledImages training,
      int count,
      long seed,
      IdentityHashMap<DifferentiableClassifier, String> hashes) {
    this.hashes = hashes;
    this.references = references;
    this.training = training;
    this.count = count;
    this.seed = seed;
  }

  /** Sets the file of the network that references are to have. */
  void setLike(Path file) {
    if (!like.equals(Optional.of(file))) {
      closeAll();
      like = Optional.of(file);
    }
  }

  List<DifferentiableClassifier> get() {
    if (open.isEmpty()) {
      Optional<NetworkFile> network = like.filter(OpenReferences::isOnnx).map(ModelFiles::open);
      references.references(training, network, count, seed).forEach(this::open);
    }
    return List.copyOf(open);
  }

  private static boolean isOnnx(Path file) {
    return file.toString().endsWith(".onnx");
  }

  private void open(ReferenceTrainer.Reference reference) {
    NetworkFile network = reference.network();
    DifferentiableClassifier classifier = GraphClassifier.of(network.graph(), network.spec());
    hashes.put(classifier, Sha256.of(reference.file()));
    open.add(classifier);
  }

  private void closeAll() {
    open.forEach(hashes::remove);
    open.forEach(DifferentiableClassifier::close);
    open.clear();
  }

  @Override
  public void close() {
    closeAll();
    references.close();
  }
}
