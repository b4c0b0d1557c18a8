package io.trojanscope.lab.reproduce.step;

import io.trojanscope.data.LabeledData;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.files.Sha256;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.lab.artefact.ArtefactStore;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.result.ModelIdentity;
import io.trojanscope.scan.Scanner;
import io.trojanscope.torchscript.MemoryLayout;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Does steps and hands out their results. For one thread. */
public final class StepRunner implements AutoCloseable {
  private final LabeledData data;
  private final int threads;
  private final Scanner scanner;
  private final ArtefactStore store;
  private final CacheFolder cache;
  private final Map<Step<?>, Path> folders = new HashMap<>();
  private ProgressListener progress = ProgressListener.NONE;
  private ModelStep<?> openModel;
  private GraphClassifier classifier;

  /**
   * @param scanner comes to the verdicts
   * @param store of what is finished
   * @param cache of what finished steps have in common
   */
  public StepRunner(
      LabeledData data, int threads, Scanner scanner, ArtefactStore store, CacheFolder cache) {
    this.data = data;
    this.threads = threads;
    this.scanner = scanner;
    this.store = store;
    this.cache = cache;
  }

  public LabeledData data() {
    return data;
  }

  int threads() {
    return threads;
  }

  Scanner scanner() {
    return scanner;
  }

  CacheFolder cache() {
    return cache;
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

  /** Name and hash of a finished model. */
  ModelIdentity identity(ModelStep<?> model) {
    return new ModelIdentity(model.name(), Sha256.of(model.file(this)));
  }

  /** A model, ready to run; the one handed out before is closed. */
  DifferentiableClassifier classifier(ModelStep<?> model) {
    if (!model.equals(openModel)) {
      close();
      classifier = open(model);
      openModel = model;
    }
    return classifier;
  }

  /**
   * A model, ready to run, for the caller to close. Always in one memory layout: a choice by timing
   * could change the last bits from run to run.
   */
  GraphClassifier open(ModelStep<?> model) {
    NetworkFile file = ModelFiles.open(model.file(this));
    return new GraphClassifier(file.graph(), file.spec(), MemoryLayout.CHANNELS_LAST);
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
