package io.trojanscope.lab.reproduce.step;

import io.trojanscope.biasmap.NoiseQueries;
import io.trojanscope.biasmap.NoiseQueries.NoiseMean;
import io.trojanscope.biasmap.NoiseQueries.Snapshot;
import io.trojanscope.files.FileErrors;
import io.trojanscope.lab.artefact.ArtefactKey;
import io.trojanscope.parallel.OrderedWorkers;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Asks a model for the classes of white noise. */
public record NoiseStep(ModelStep<?> model, long seed, List<Integer> queries)
    implements Step<List<Snapshot>> {
  private static final String FILE = "noise.bin";
  private static final double QUERIES_PER_SECOND = 20_000;

  @Override
  public ArtefactKey key() {
    SortedMap<String, String> ingredients = StepInputs.versions();
    ingredients.put("model", model.key().sha256());
    ingredients.put("queries", queries.toString());
    ingredients.put("seed", Long.toString(seed));
    return new ArtefactKey("noise-" + model.name(), ingredients);
  }

  @Override
  public List<Step<?>> needs() {
    return List.of(model);
  }

  @Override
  public String title() {
    return "white-noise queries to " + model.name();
  }

  @Override
  public double seconds() {
    return queries.get(queries.size() - 1) / QUERIES_PER_SECOND;
  }

  @Override
  public void make(Path folder, StepRunner runner) throws IOException {
    List<Snapshot> snapshots;
    try (OrderedWorkers workers = new OrderedWorkers(runner.threads())) {
      snapshots =
          NoiseQueries.ask(runner.classifier(model), queries, seed, workers, runner.progress());
    }
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(folder.resolve(FILE))))) {
      out.writeInt(snapshots.size());
      for (Snapshot snapshot : snapshots) {
        write(out, snapshot);
      }
    }
  }

  private static void write(DataOutputStream out, Snapshot snapshot) throws IOException {
    out.writeLong(snapshot.queries());
    out.writeInt(snapshot.means().size());
    for (NoiseMean mean : snapshot.means()) {
      out.writeInt(mean.predicted());
      out.writeLong(mean.count());
      out.writeInt(mean.mean().length);
      for (float value : mean.mean()) {
        out.writeFloat(value);
      }
    }
  }

  @Override
  public List<Snapshot> read(Path folder) {
    Path file = folder.resolve(FILE);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      List<Snapshot> snapshots = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        snapshots.add(readSnapshot(in));
      }
      return snapshots;
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  private static Snapshot readSnapshot(DataInputStream in) throws IOException {
    long queries = in.readLong();
    List<NoiseMean> means = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      int predicted = in.readInt();
      long count = in.readLong();
      float[] mean = new float[in.readInt()];
      for (int j = 0; j < mean.length; j++) {
        mean[j] = in.readFloat();
      }
      means.add(new NoiseMean(predicted, count, mean));
    }
    return new Snapshot(queries, means);
  }
}
