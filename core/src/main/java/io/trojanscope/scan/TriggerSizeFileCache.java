package io.trojanscope.scan;

import io.trojanscope.detect.search.SizeCache;
import io.trojanscope.detect.search.TriggerSizes;
import io.trojanscope.detect.verdict.ContrastScan;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.files.Sha256;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Trigger sizes of known models, kept in a folder: a file for each model and key, with a number a
 * line and a checksum in the last line. A file that cannot be read is computed again; a folder that
 * cannot be written costs one warning.
 */
public final class TriggerSizeFileCache implements SizeCache {
  private static final int PROBES = 4;
  private static final String CHECKSUM = "sha256 ";

  private final CacheFolder folder;
  private final IdentityHashMap<DifferentiableClassifier, String> hashes;
  private final Consumer<String> warnings;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * @param hashes SHA-256 of each model whose sizes are kept, not copied; sizes of other models are
   *     computed each time
   * @param warnings receives a line if the folder cannot be written
   */
  public TriggerSizeFileCache(
      CacheFolder folder,
      IdentityHashMap<DifferentiableClassifier, String> hashes,
      Consumer<String> warnings) {
    this.folder = folder;
    this.hashes = hashes;
    this.warnings = warnings;
  }

  @Override
  public TriggerSizes sizes(
      DifferentiableClassifier model, String key, int count, Supplier<TriggerSizes> computation) {
    if (!hashes.containsKey(model) || key.equals(UNCACHED)) {
      return computation.get();
    }
    String content =
        String.join(
            "\n", "revision " + ContrastScan.REVISION, hashes.get(model), fingerprint(model), key);
    String name = "sizes-" + Sha256.of(content) + ".txt";
    Optional<TriggerSizes> kept = folder.find(name).flatMap(file -> read(file, count));
    if (kept.isPresent()) {
      return kept.get();
    }
    TriggerSizes sizes = computation.get();
    keep(name, sizes);
    return sizes;
  }

  /** Hash of the model's logits for some images, since a file can be opened with other settings. */
  private static String fingerprint(DifferentiableClassifier model) {
    ImageBatch images = ImageBatch.blank(PROBES, model.spec().input());
    for (int i = 0; i < images.values().length; i++) {
      images.values()[i] = (float) (0.5 + 0.5 * Math.sin(0.7 * i));
    }
    return Sha256.of(Arrays.toString(model.logits(images).values()));
  }

  private void keep(String name, TriggerSizes sizes) {
    List<String> lines = sizes.sizes().stream().map(String::valueOf).toList();
    String text = String.join("\n", lines) + "\n" + checksum(lines);
    try {
      OutputFiles.write(
          folder.file(name), out -> out.write(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (InvalidInputException e) {
      if (!warned.getAndSet(true)) {
        warnings.accept(e.getMessage() + "; the measurements of the references are not kept");
      }
    }
  }

  private static String checksum(List<String> lines) {
    return CHECKSUM + Sha256.of(lines.stream().collect(Collectors.joining("\n")));
  }

  private static Optional<TriggerSizes> read(Path file, int count) {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
      if (lines.size() != count + 1
          || !lines.get(count).equals(checksum(lines.subList(0, count)))) {
        return Optional.empty();
      }
      List<Double> sizes = lines.subList(0, count).stream().map(Double::valueOf).toList();
      boolean whole = sizes.stream().allMatch(s -> s >= 0 && Double.isFinite(s));
      return whole ? Optional.of(new TriggerSizes(sizes)) : Optional.empty();
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
