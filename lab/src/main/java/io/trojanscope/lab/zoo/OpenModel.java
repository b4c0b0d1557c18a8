package io.trojanscope.lab.zoo;

import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.model.isolated.WorkerLimits;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.loader.ModelLoader;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.scan.PaperNetwork;
import io.trojanscope.spec.ImageShape;
import java.util.Optional;

/** A model of a zoo that is running. */
public record OpenModel(DifferentiableClassifier classifier, NetworkFamily family)
    implements AutoCloseable {
  /**
   * Opens a model: in this process if it was made here, else in worker processes.
   *
   * @param images shape of the images
   * @param threads worker processes
   * @throws io.trojanscope.error.InvalidInputException if it cannot be read or run
   */
  public static OpenModel of(ZooModel model, ImageShape images, int threads) {
    if (model.foreign()) {
      LoadedModel loaded =
          new ModelLoader(threads, WorkerLimits.defaults())
              .open(model.file(), ModelRequest.PLAIN.withImages(Optional.of(images)));
      return new OpenModel(
          loaded.classifier(),
          PaperNetwork.familyOf(loaded.parameters(), loaded.classifier().spec()));
    }
    NetworkFile file = ModelFiles.open(model.file());
    return new OpenModel(
        GraphClassifier.of(file.graph(), file.spec()),
        PaperNetwork.familyOf(file.graph().constantValues(), file.spec()));
  }

  @Override
  public void close() {
    classifier.close();
  }
}
