package io.trojanscope;

import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.loader.ModelFact;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.function.Consumer;

/** An open model: an image classifier from a file, ready to run in worker processes. */
public final class Model implements AutoCloseable {
  private final LoadedModel loaded;
  private final Consumer<Model> onClose;

  Model(LoadedModel loaded, Consumer<Model> onClose) {
    this.loaded = loaded;
    this.onClose = onClose;
  }

  LoadedModel loaded() {
    return loaded;
  }

  /** The file's own name, without its folder. */
  public String name() {
    return loaded.name();
  }

  /** Lower-case hexadecimal SHA-256 of the file. */
  public String sha256() {
    return loaded.sha256();
  }

  /** Names of the classes, in the order of the logits. */
  public List<String> classNames() {
    return classifier().spec().classNames();
  }

  /** Shape of one image. */
  public ImageShape inputShape() {
    return classifier().spec().input();
  }

  /** Number of weights; of an ONNX file, with other constants. */
  public long parameters() {
    return loaded.parameters();
  }

  /** What is assumed of the model, and where each assumption comes from. */
  public List<ModelFact> facts() {
    return loaded.facts();
  }

  /** What a legitimate file would not hold, a line each; empty unless the file is trusted. */
  public List<String> findings() {
    return loaded.findings();
  }

  /** What the user should know, a line each. */
  public List<String> warnings() {
    return loaded.warnings();
  }

  /** Computes logits, and gradients of a loss with respect to images; usable until this closes. */
  public DifferentiableClassifier classifier() {
    return loaded.classifier();
  }

  /** Ends the worker processes. */
  @Override
  public void close() {
    loaded.close();
    onClose.accept(this);
  }
}
