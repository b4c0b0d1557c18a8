package io.trojanscope.sidecar;

import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code MLmodel} of MLflow: the input shape from the signature, and class names from {@code
 * metadata.class_names} or {@code metadata.id2label}, if whoever logged the model gave them.
 */
final class MlflowModel {
  private static final int AXES = 4;
  private static final int MOST_CHANNELS = 4;

  private MlflowModel() {}

  static ModelSettings settings(Path file) {
    Map<?, ?> fields = RegistryText.fields(file);
    Optional<Map<?, ?>> metadata = RegistryText.map(fields.get("metadata"));
    return new ModelSettings(
        RegistryText.map(fields.get("signature")).flatMap(MlflowModel::shape),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        metadata
            .flatMap(known -> RegistryText.names(known.get("class_names")))
            .or(() -> metadata.flatMap(known -> RegistryText.names(known.get("id2label")))),
        Optional.empty(),
        Optional.empty());
  }

  /** The signature holds the inputs as a text of JSON. */
  private static Optional<ImageShape> shape(Map<?, ?> signature) {
    return Optional.ofNullable(signature.get("inputs"))
        .flatMap(text -> RegistryText.parse(String.valueOf(text)))
        .filter(List.class::isInstance)
        .map(inputs -> (List<?>) inputs)
        .filter(inputs -> inputs.size() == 1)
        .flatMap(inputs -> RegistryText.map(inputs.get(0)))
        .flatMap(input -> RegistryText.map(input.get("tensor-spec")))
        .map(tensor -> tensor.get("shape"))
        .filter(List.class::isInstance)
        .flatMap(shape -> imageShape((List<?>) shape));
  }

  private static Optional<ImageShape> imageShape(List<?> axes) {
    if (axes.size() != AXES
        || axes.subList(1, AXES).stream().anyMatch(axis -> RegistryText.size(axis).isEmpty())) {
      return Optional.empty();
    }
    int first = (Integer) axes.get(1);
    int second = (Integer) axes.get(2);
    int last = (Integer) axes.get(3);
    if (first <= MOST_CHANNELS) {
      return Optional.of(new ImageShape(first, second, last));
    }
    return last <= MOST_CHANNELS
        ? Optional.of(new ImageShape(last, first, second))
        : Optional.empty();
  }
}
