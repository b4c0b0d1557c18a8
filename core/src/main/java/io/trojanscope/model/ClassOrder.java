package io.trojanscope.model;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Another order of the classes, in which a model classifies the images correctly: each class of the
 * images is given one other class.
 *
 * @param classNames names of the images' classes in the order of the model's logits
 * @param sortedAsText whether that is the order of the names as texts, 0, 1, 10, 2, as
 *     torchvision's {@code ImageFolder} has it
 * @param accuracy share of the images that is then classified correctly, in [0, 1]
 */
public record ClassOrder(List<String> classNames, boolean sortedAsText, double accuracy) {
  private static final int IMAGES_PER_CLASS = 3;
  private static final double LEAST_ACCURACY = 0.5;
  private static final int SHOWN = 24;

  public ClassOrder {
    classNames = List.copyOf(classNames);
  }

  /**
   * The order that fits, if it is not the present one.
   *
   * @param indices of the images
   * @param predicted class of each of them
   */
  static Optional<ClassOrder> of(LabeledImages images, int[] indices, int[] predicted) {
    int classes = images.classCount();
    if (indices.length < IMAGES_PER_CLASS * classes) {
      return Optional.empty();
    }
    int[][] counts = new int[classes][classes];
    for (int i = 0; i < indices.length; i++) {
      counts[images.label(indices[i])][predicted[i]]++;
    }
    String[] names = new String[classes];
    int right = 0;
    boolean changed = false;
    for (int label = 0; label < classes; label++) {
      int most = indexOfLargest(counts[label]);
      if (counts[label][most] == 0 || names[most] != null) {
        return Optional.empty(); // a class without images, or two classes with one prediction
      }
      names[most] = images.classNames().get(label);
      right += counts[label][most];
      changed |= most != label;
    }
    double accuracy = right / (double) indices.length;
    return changed && accuracy >= LEAST_ACCURACY
        ? Optional.of(new ClassOrder(List.of(names), isSorted(names), accuracy))
        : Optional.empty();
  }

  private static int indexOfLargest(int[] counts) {
    int largest = 0;
    for (int i = 1; i < counts.length; i++) {
      largest = counts[i] > counts[largest] ? i : largest;
    }
    return largest;
  }

  private static boolean isSorted(String[] names) {
    List<String> sorted = new ArrayList<>(Arrays.asList(names));
    Collections.sort(sorted);
    return sorted.equals(Arrays.asList(names));
  }

  /** The order for people; of very many classes, the first ones. */
  public String text() {
    return DisplayText.list(classNames, SHOWN) + (sortedAsText ? " (names sorted as text)" : "");
  }
}
