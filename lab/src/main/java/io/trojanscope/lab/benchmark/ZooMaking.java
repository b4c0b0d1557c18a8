package io.trojanscope.lab.benchmark;

import io.trojanscope.data.LabeledData;
import io.trojanscope.files.Sha256;
import io.trojanscope.graph.Graph;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Makes the models of a zoo that are missing, one on each thread: two models side by side take less
 * time than each in turn on two threads.
 */
final class ZooMaking {
  private static final String TASK = "training models";

  private final ZooFolder folder;
  private final LabeledData data;
  private final int threads;
  private final ProgressListener progress;
  private final boolean startOver;
  private final Thread caller = Thread.currentThread();
  private long done;
  private long total;

  /**
   * @param startOver whether models that are there are made again
   */
  ZooMaking(
      ZooFolder folder,
      LabeledData data,
      int threads,
      ProgressListener progress,
      boolean startOver) {
    this.folder = folder;
    this.data = data;
    this.threads = threads;
    this.progress = progress;
    this.startOver = startOver;
  }

  /** Records of all models, the reference's first. */
  List<ModelRecord> make(ModelRecipe reference, List<ModelRecipe> models) {
    List<ModelRecipe> missing = new ArrayList<>(models);
    missing.add(0, reference);
    missing.removeIf(recipe -> existing(recipe).isPresent());
    total = missing.stream().mapToLong(this::work).sum();
    List<ModelRecord> records = new ArrayList<>();
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      records.add(existing(reference).orElseGet(() -> build(reference, Optional.empty())));
      Optional<Graph> weights = Optional.of(ModelFiles.open(folder.model(reference)).graph());
      workers.forEach(
          models.size(),
          i -> {
            ModelRecipe recipe = models.get((int) i);
            return missing.contains(recipe)
                ? build(recipe, weights)
                : existing(recipe).orElseThrow();
          },
          records::add);
    }
    return records;
  }

  /** Images that training reads, a part of the set being counted as if it were all. */
  private long work(ModelRecipe recipe) {
    return (long) recipe.training().epochs() * data.training().size();
  }

  /** The record of a model that was made by this very recipe and lies there unchanged. */
  private Optional<ModelRecord> existing(ModelRecipe recipe) {
    if (startOver || !Files.isRegularFile(folder.model(recipe))) {
      return Optional.empty();
    }
    return JsonFile.read(folder.record(recipe), ModelRecord.FORMAT, ModelRecord.class)
        .filter(record -> record.recipe().equals(recipe))
        .filter(record -> record.sha256().equals(Sha256.of(folder.model(recipe))));
  }

  private ModelRecord build(ModelRecipe recipe, Optional<Graph> reference) {
    Training training = new Training(recipe);
    ModelRecord record =
        new ModelBuilder(data, training).build(recipe, reference, folder.model(recipe));
    JsonFile.write(folder.record(recipe), ModelRecord.FORMAT, record);
    training.finish();
    return record;
  }

  /** Adds the progress of one model to that of all, and stops it when the caller is interrupted. */
  private final class Training implements ProgressListener {
    private final ModelRecipe recipe;
    private long epochs;
    private long told;

    Training(ModelRecipe recipe) {
      this.recipe = recipe;
    }

    @Override
    public void progress(String task, long doneOfEpoch, long images) {
      if (caller.isInterrupted()) {
        throw new CancellationException("interrupted");
      }
      long size = data.training().size();
      tell(epochs * size + doneOfEpoch * size / images);
      epochs += doneOfEpoch == images ? 1 : 0;
    }

    void finish() {
      tell(work(recipe));
    }

    private void tell(long now) {
      synchronized (ZooMaking.this) {
        done += now - told;
        told = now;
        progress.progress(TASK, done, total);
      }
    }
  }
}
