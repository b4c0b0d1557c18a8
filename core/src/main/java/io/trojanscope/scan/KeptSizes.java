package io.trojanscope.scan;

import io.trojanscope.detect.search.SizeCache;
import io.trojanscope.detect.search.TriggerSizes;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.files.Sha256;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.provenance.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Trigger sizes of known models, kept in a folder, a number a line. */
public final class KeptSizes implements SizeCache {
  private static final int PROBES = 4;

  private final CacheFolder folder;
  private final IdentityHashMap<DifferentiableClassifier, String> hashes;

  /**
   * @param hashes SHA-256 of each model whose sizes are kept, not copied; of others they are
   *     computed
   */
  public KeptSizes(CacheFolder folder, IdentityHashMap<DifferentiableClassifier, String> hashes) {
    this.folder = folder;
    this.hashes = hashes;
  }

  @Override
  public TriggerSizes sizes(
      DifferentiableClassifier model, String key, int count, Supplier<TriggerSizes> computation) {
    if (!hashes.containsKey(model) || key.equals(UNCACHED)) {
      return computation.get();
    }
    String content =
        String.join("\n", Environment.productVersion(), hashes.get(model), fingerprint(model), key);
    Path file = folder.file("sizes-" + Sha256.of(content) + ".txt");
    Optional<TriggerSizes> kept = read(file, count);
    if (kept.isPresent()) {
      return kept.get();
    }
    TriggerSizes sizes = computation.get();
    String text = sizes.sizes().stream().map(String::valueOf).collect(Collectors.joining("\n"));
    OutputFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.US_ASCII)));
    return sizes;
  }

  /** Of what the model says of some images, since a file can be opened with other settings. */
  private static String fingerprint(DifferentiableClassifier model) {
    ImageBatch images = ImageBatch.blank(PROBES, model.spec().input());
    for (int i = 0; i < images.values().length; i++) {
      images.values()[i] = (float) (0.5 + 0.5 * Math.sin(0.7 * i));
    }
    return Sha256.of(Arrays.toString(model.logits(images).values()));
  }

  private static Optional<TriggerSizes> read(Path file, int count) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<Double> sizes =
          Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
              .map(Double::valueOf)
              .toList();
      boolean whole =
          sizes.size() == count && sizes.stream().allMatch(s -> s > 0 && Double.isFinite(s));
      return whole ? Optional.of(new TriggerSizes(sizes)) : Optional.empty();
    } catch (IOException | NumberFormatException e) {
      // Damaged: computed again and replaced.
      return Optional.empty();
    }
  }
}
