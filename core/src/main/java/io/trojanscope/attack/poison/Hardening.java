package io.trojanscope.attack.poison;

import io.trojanscope.attack.evasion.ProjectedGradientDescent;
import io.trojanscope.files.Sha256;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.progress.ProgressListener;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes images hard to classify, so that a model learns the trigger from them rather than the
 * object: label-consistent poisoning, Turner, Tsipras and Madry 2019. Each image is moved away from
 * its class in a clean model.
 *
 * @param epsilon largest change of an intensity, in (0, 1]; the paper's are 8/255 to 32/255
 * @param iterations gradient steps, each of 2.5 epsilon / iterations
 */
public record Hardening(float epsilon, int iterations) {
  private static final int BATCH_SIZE = 64;
  private static final float STEP = 2.5f;

  /**
   * @throws io.trojanscope.error.InvalidInputException if a number is out of range
   */
  public Hardening {
    attack(epsilon, iterations);
  }

  private static ProjectedGradientDescent attack(float epsilon, int iterations) {
    float step = Math.min(1f, STEP * epsilon / Math.max(1, iterations));
    return new ProjectedGradientDescent(epsilon, step, iterations);
  }

  String spec() {
    return PlainDecimal.shortest(epsilon) + "," + iterations;
  }

  /**
   * The data set with some images hardened; all labels stay.
   *
   * @param clean a model without a backdoor
   * @param modelHash SHA-256 of the clean model's file
   * @throws io.trojanscope.error.InvalidInputException if the images do not fit the model
   */
  public LabeledImages harden(
      DifferentiableClassifier clean,
      String modelHash,
      LabeledImages images,
      int[] indices,
      ProgressListener progress) {
    Map<Integer, float[]> replaced = new HashMap<>();
    ProjectedGradientDescent attack = attack(epsilon, iterations);
    for (int start = 0; start < indices.length; start += BATCH_SIZE) {
      int end = Math.min(indices.length, start + BATCH_SIZE);
      int[] part = Arrays.copyOfRange(indices, start, end);
      // Filled up, so that an image's bits do not depend on how many others there are.
      int[] batch = Arrays.copyOf(part, BATCH_SIZE);
      Arrays.fill(batch, part.length, BATCH_SIZE, part[part.length - 1]);
      int[] labels = Arrays.stream(batch).map(images::label).toArray();
      LogitLoss loss = LogitLoss.negativeCrossEntropy(images.classCount(), labels);
      ImageBatch hard = attack.attack(clean, images.batch(batch), loss);
      for (int i = 0; i < part.length; i++) {
        int offset = hard.offset(i);
        replaced.put(
            part[i], Arrays.copyOfRange(hard.values(), offset, offset + images.shape().size()));
      }
      progress.progress("hardening images", end, indices.length);
    }
    String hash =
        Sha256.of(
            String.join("\n", images.sha256(), "hardened", spec(), modelHash)
                + Arrays.toString(indices));
    return new ReplacedImages(images, replaced, hash);
  }
}
