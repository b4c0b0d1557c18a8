package io.trojanscope.spark;

import io.trojanscope.Model;
import io.trojanscope.Trojanscope;
import io.trojanscope.data.ImageSource;
import io.trojanscope.detect.Effort;
import io.trojanscope.fixtures.OnnxBuilder;
import io.trojanscope.model.isolated.WorkerLimits;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.spec.ModelSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder with small models of dark and bright images, 1 x 4 x 4, and what scans of it need. */
record SmallFleet(Path folder) {
  private static final int SIDE = 4;
  private static final int PIXELS = SIDE * SIDE;
  private static final int IMAGES = 40;

  /** Of the pixels in a model that multiplies each by each: 1 GB. */
  private static final int COPIES = 1000;

  private static final int DARK = 30;
  private static final int BRIGHT = 200;

  /** Makes images, a reference and {@code count} models, every second one in a folder below. */
  static SmallFleet make(Path folder, int count) throws IOException {
    SmallFleet fleet = new SmallFleet(folder);
    Files.createDirectories(fleet.models().resolve("sub"));
    Files.createDirectories(fleet.data());
    fleet.writeImages();
    brightness(fleet.reference(), 1, -PIXELS / 2.1f);
    for (int i = 0; i < count; i++) {
      String name = (i % 2 == 0 ? "" : "sub/") + "m" + i + ".onnx";
      brightness(fleet.models().resolve(name), 1 + i / 10f, -PIXELS / 2f);
    }
    return fleet;
  }

  Path models() {
    return folder.resolve("models");
  }

  Path data() {
    return folder.resolve("brightness");
  }

  Path reference() {
    return folder.resolve("clean.onnx");
  }

  private void writeImages() throws IOException {
    for (String set : List.of("train", "t10k")) {
      ByteBuffer images = ByteBuffer.allocate(4 + 3 * 4 + IMAGES * PIXELS);
      ByteBuffer labels = ByteBuffer.allocate(4 + 4 + IMAGES);
      images.put(new byte[] {0, 0, 8, 3}).putInt(IMAGES).putInt(SIDE).putInt(SIDE);
      labels.put(new byte[] {0, 0, 8, 1}).putInt(IMAGES);
      for (int i = 0; i < IMAGES; i++) {
        labels.put((byte) (i % 2));
        for (int pixel = 0; pixel < PIXELS; pixel++) {
          images.put((byte) ((i % 2 == 0 ? DARK : BRIGHT) + (i + pixel) % 20));
        }
      }
      Files.write(data().resolve(set + "-images-idx3-ubyte"), images.array());
      Files.write(data().resolve(set + "-labels-idx1-ubyte"), labels.array());
    }
  }

  /** Its logits are 0 and the weighted sum of the pixels, taken in 0..1, plus a bias. */
  private static void brightness(Path file, float weight, float bias) {
    OnnxBuilder model = new OnnxBuilder(17, 1);
    float[] weights = new float[2 * PIXELS];
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      weights[2 * pixel + 1] = weight;
    }
    String flat = model.node("Flatten", List.of(model.images(-1, 1, SIDE, SIDE)));
    String sum = model.node("MatMul", List.of(flat, model.floats(weights, PIXELS, 2)));
    model.logits(model.node("Add", List.of(sum, model.floats(new float[] {0, bias}, 2))));
    model.write(file);
  }

  /** Adds a model that needs more memory for one image than its worker process may use. */
  void addPoison(String name) {
    OnnxBuilder model = new OnnxBuilder(17, 1);
    String images = model.images(-1, 1, SIDE, SIDE);
    String row =
        model.node(
            "Tile",
            List.of(
                model.node("Reshape", List.of(images, model.integers(-1, 1, PIXELS))),
                model.integers(1, 1, COPIES)));
    String column =
        model.node("Transpose", List.of(row), OnnxBuilder.attribute("perm", new int[] {0, 2, 1}));
    String product = model.node("MatMul", List.of(column, row));
    String sums =
        model.node(
            "ReduceMean",
            List.of(product),
            OnnxBuilder.attribute("axes", new int[] {2}),
            OnnxBuilder.attribute("keepdims", 0));
    model.logits(model.node("MatMul", List.of(sums, model.weights(1, COPIES * PIXELS, 2))));
    model.write(models().resolve(name));
  }

  /** The arguments with which the program writes the results into a folder. */
  List<String> options(Path results) {
    return List.of(
        "--models",
        models().toUri().toString(),
        "--data",
        data().toString(),
        "--reference",
        reference().toString(),
        "--effort",
        "quick",
        "--memory-limit",
        "1",
        "--time-limit",
        "600",
        "--out",
        results.toString());
  }

  /** The same scan as the command makes it. */
  void scanOnOneMachine(Path results) {
    try (Trojanscope trojanscope =
        Trojanscope.builder()
            .workerLimits(new WorkerLimits(1L << 30, Duration.ofMinutes(10), Duration.ofHours(24)))
            .build()) {
      ImageSource images = ImageSource.folder(data());
      Model clean =
          trojanscope.open(
              reference(), new ModelRequest(ModelSettings.NONE, true, images.storedShape(), false));
      trojanscope
          .scanFolder(models())
          .references(List.of(clean))
          .images(images)
          .effort(Effort.QUICK)
          .run(results);
    }
  }

  /** All files below a folder by their paths, but for the table and hidden ones. */
  static TreeMap<String, byte[]> files(Path folder) throws IOException {
    TreeMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (!name.startsWith(".") && !name.contains("/.") && !name.startsWith("results.parquet")) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  /** Names of the files that differ, or that only one folder has. */
  static List<String> differences(Path one, Path other) throws IOException {
    TreeMap<String, byte[]> a = files(one);
    TreeMap<String, byte[]> b = files(other);
    return Stream.concat(a.keySet().stream(), b.keySet().stream())
        .distinct()
        .filter(name -> !Arrays.equals(a.get(name), b.get(name)))
        .toList();
  }
}
