package io.trojanscope.lab.reproduce.step;

import java.nio.file.Path;

/**
 * A step that makes a model.
 *
 * @param <T> what is known of the model
 */
public interface ModelStep<T> extends Step<T> {
  /** Name of the model's file in the artefact's folder. */
  String FILE = "model.onnx";

  /** Name of the model. */
  String name();

  @Override
  default ModelStep<?> model() {
    return this;
  }

  /** The model's file. */
  default Path file(StepRunner runner) {
    return runner.folder(this).resolve(FILE);
  }
}
