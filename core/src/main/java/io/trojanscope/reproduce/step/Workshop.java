package io.trojanscope.reproduce.step;

import io.trojanscope.artefact.ArtefactStore;
import io.trojanscope.data.LabeledData;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.NetworkFile;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.model.file.ModelFiles;
import io.trojanscope.model.torchscript.MemoryLayout;
import io.trojanscope.progress.ProgressListener;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Does steps and hands out their results. For one thread. */
public final class Workshop implements AutoCloseable {
  private final LabeledData data;
  private final int threads;
  private final ArtefactStore store;
  private final Map<Step<?>, Path> folders = new HashMap<>();
  private ProgressListener progress = ProgressListener.NONE;
  private ModelStep<?> openModel;
  private GraphClassifier classifier;

  public Workshop(LabeledData data, int threads, ArtefactStore store) {
    this.data = data;
    this.threads = threads;
    this.store = store;
  }

  public LabeledData data() {
    return data;
  }

  int threads() {
    return threads;
  }

  ProgressListener progress() {
    return progress;
  }

  /** Whether a step's result is there. */
  public boolean isDone(Step<?> step) {
    if (!folders.containsKey(step)) {
      store.find(step.key()).ifPresent(folder -> folders.put(step, folder));
    }
    return folders.containsKey(step);
  }

  /** Does a step that is not done. */
  public void make(Step<?> step, ProgressListener listener) {
    progress = listener;
    folders.put(step, store.make(step.key(), folder -> step.make(folder, this)));
  }

  /** A step's result; the step must be done. */
  public <T> T get(Step<T> step) {
    return step.read(folder(step));
  }

  Path folder(Step<?> step) {
    if (!isDone(step)) {
      throw new IllegalStateException("expected a finished step, found: " + step.title());
    }
    return folders.get(step);
  }

  /**
   * A model, ready to run; the one handed out before is closed. Always in one memory layout: a
   * choice by timing could change the last bits from run to run.
   */
  DifferentiableClassifier classifier(ModelStep<?> model) {
    if (!model.equals(openModel)) {
      close();
      NetworkFile file = ModelFiles.open(model.file(this));
      classifier = new GraphClassifier(file.graph(), file.spec(), MemoryLayout.CHANNELS_LAST);
      openModel = model;
    }
    return classifier;
  }

  @Override
  public void close() {
    if (classifier != null) {
      classifier.close();
      classifier = null;
      openModel = null;
    }
  }
}
