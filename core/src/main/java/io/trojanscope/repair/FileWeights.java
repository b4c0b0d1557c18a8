package io.trojanscope.repair;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Tensor;
import io.trojanscope.onnx.OnnxWeights;
import io.trojanscope.text.DisplayText;
import io.trojanscope.torchscript.TrainingModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which initializers of a file hold the weights of its network. */
final class FileWeights {
  private final OnnxWeights file;
  private final Graph network;
  private final List<WeightPlace> places;

  private FileWeights(OnnxWeights file, Graph network, List<WeightPlace> places) {
    this.file = file;
    this.network = network;
    this.places = places;
  }

  /**
   * Finds all weights and running statistics of a network.
   *
   * @param name of the file, for errors
   * @param network as it was read from the file
   * @throws InvalidInputException if the file holds one in another form, or one in two
   */
  static FileWeights of(String name, OnnxWeights file, Graph network) {
    List<WeightPlace> places = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    Map<String, String> users = new HashMap<>();
    for (String constant : TrainingModule.changedNames(network)) {
      Optional<WeightPlace> place = place(file, constant, network.constant(constant));
      place.ifPresentOrElse(places::add, () -> missing.add(constant));
      place.ifPresent(
          found -> {
            String other = users.put(found.initializer(), constant);
            if (other != null) {
              throw refused(
                  name,
                  "initializer '%s' is used in two forms"
                      .formatted(DisplayText.name(found.initializer())));
            }
          });
    }
    if (!missing.isEmpty()) {
      throw refused(
          name,
          "%d of its %d weights are not initializers of float numbers, such as '%s'"
              .formatted(
                  missing.size(),
                  missing.size() + places.size(),
                  DisplayText.name(missing.get(0))));
    }
    return new FileWeights(file, network, places);
  }

  private static InvalidInputException refused(String name, String problem) {
    return new InvalidInputException(
        name
            + ": its weights cannot be changed in the file: "
            + problem
            + "; export it anew with torch.onnx.export(model.eval(), images, 'model.onnx')");
  }

  /** An initializer of the same name, or the only one with the same values. */
  private static Optional<WeightPlace> place(OnnxWeights file, String constant, Tensor weight) {
    Tensor sameName = file.tensors().get(constant);
    if (sameName != null) {
      Optional<WeightPlace> place = WeightPlace.of(constant, weight, constant, sameName);
      if (place.isPresent()) {
        return place;
      }
    }
    List<WeightPlace> found =
        file.tensors().entrySet().stream()
            .flatMap(
                entry ->
                    WeightPlace.of(constant, weight, entry.getKey(), entry.getValue()).stream())
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** The file with the weights of a changed network. */
  OnnxWeights with(Graph changed) {
    Map<String, Tensor> replaced = new HashMap<>();
    for (WeightPlace place : places) {
      Tensor weight = changed.constant(place.constant());
      if (!weight.equals(network.constant(place.constant()))) {
        List<Integer> shape = file.tensors().get(place.initializer()).shape();
        replaced.put(place.initializer(), place.stored(weight, shape));
      }
    }
    return file.with(replaced);
  }

  /** The changed network as a rewritten file should hold it: with the numbers that it stores. */
  Graph expected(OnnxWeights written) {
    Map<String, Tensor> stored = new HashMap<>();
    for (WeightPlace place : places) {
      Tensor weight = network.constant(place.constant());
      stored.put(
          place.constant(),
          place.weight(written.tensors().get(place.initializer()), weight.shape()));
    }
    return network.withConstants(stored);
  }
}
