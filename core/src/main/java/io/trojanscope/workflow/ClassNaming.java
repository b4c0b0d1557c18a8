package io.trojanscope.workflow;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ModelSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Chooses the class names that people read in results. */
public final class ClassNaming {
  private ClassNaming() {}

  /**
   * The names of the model; those of the images if the model has numbers only.
   *
   * @param images with the classes of the model, in their order
   */
  public static List<String> of(ModelSpec model, Optional<LabeledImages> images) {
    List<String> names = model.classNames();
    return images
        .map(LabeledImages::classNames)
        .filter(ofImages -> ofImages.size() == names.size() && areNumbers(names))
        .orElse(names);
  }

  private static boolean areNumbers(List<String> names) {
    return IntStream.range(0, names.size())
        .allMatch(index -> names.get(index).equals(Integer.toString(index)));
  }
}
