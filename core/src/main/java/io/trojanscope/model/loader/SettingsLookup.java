package io.trojanscope.model.loader;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.loader.ModelFact.Source;
import io.trojanscope.sidecar.RegistrySettings;
import io.trojanscope.spec.ChannelOrder;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.spec.OutputKind;
import io.trojanscope.spec.PixelRange;
import io.trojanscope.text.DisplayText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What options, the file beside the model, the model's own, and the files of a model registry say;
 * the first that says it wins.
 */
final class SettingsLookup {
  private static final int NAMES_SHOWN = 5;

  private final String model;
  private final List<Sourced<ModelSettings>> sayings;
  private final List<ModelFact> facts = new ArrayList<>();

  /**
   * @param model path of its file, which errors name
   * @param file settings that the model's file states
   */
  SettingsLookup(String model, ModelRequest request, ModelSettings sidecar, ModelSettings file) {
    this.model = model;
    List<Sourced<ModelSettings>> ordered = new ArrayList<>();
    ordered.add(new Sourced<>(sidecar, Source.SIDECAR));
    ordered.add(new Sourced<>(file, Source.FILE));
    RegistrySettings.read(Path.of(model))
        .forEach(stated -> ordered.add(new Sourced<>(stated.settings(), Source.of(stated.file()))));
    ordered.add(
        request.filesFirst() ? ordered.size() : 0,
        new Sourced<>(request.settings(), Source.OPTION));
    this.sayings = List.copyOf(ordered);
  }

  <T> Optional<Sourced<T>> find(Function<ModelSettings, Optional<T>> setting) {
    return sayings.stream()
        .flatMap(
            said ->
                setting.apply(said.value()).stream()
                    .map(value -> new Sourced<>(value, said.source())))
        .findFirst();
  }

  <T> Sourced<T> findOr(Function<ModelSettings, Optional<T>> setting, T usual) {
    return find(setting).orElseGet(() -> new Sourced<>(usual, Source.GUESS));
  }

  /**
   * What a model's outputs are; if nothing states it, a test run shows it.
   *
   * @throws InvalidInputException if the settings say probabilities, and the outputs are none
   */
  Sourced<OutputKind> outputKind(Classifier classifier) {
    Optional<Sourced<OutputKind>> said = find(ModelSettings::outputKind);
    if (said.isPresent() && said.get().value() == OutputKind.LOGITS) {
      return said.get();
    }
    boolean probabilities = Probe.givesProbabilities(classifier);
    if (said.isPresent() && !probabilities) {
      throw new InvalidInputException(
          "%s: output-kind: expected probabilities (%s), in [0, 1] and with sum 1, found other numbers; set it to logits"
              .formatted(model, said.get().source()));
    }
    return said.orElseGet(
        () ->
            new Sourced<>(
                probabilities ? OutputKind.PROBABILITIES : OutputKind.LOGITS, Source.PROBE));
  }

  /** What is assumed so far, in the order of finding out. */
  List<ModelFact> facts() {
    return List.copyOf(facts);
  }

  void tell(ModelFact fact) {
    facts.add(fact);
  }

  /** The specification, and what it comes from among the facts. */
  ModelSpec spec(Sourced<ImageShape> input, Sourced<Integer> classes) {
    tell(input.as("input"));
    Normalization normalization = normalization(input.value().channels());
    Optional<Sourced<List<String>>> names =
        find(ModelSettings::classNames).or(() -> namesBeside(classes.value()));
    if (names.isPresent() && names.get().value().size() != classes.value()) {
      throw InvalidInputException.fixedBy(
          "class-names",
          "%s: expected %d class names, one for each class of the model, found %d in %s; give all names, in the order of the classes, or none"
              .formatted(
                  model,
                  classes.value(),
                  names.get().value().size(),
                  placeOfNames(names.get().source())));
    }
    tell(classes.as("classes"));
    names.ifPresent(known -> tell(known.as("class names", shown(known.value()))));
    return new ModelSpec(
        input.value(),
        normalization,
        names.map(Sourced::value).orElseGet(() -> numbered(classes.value())));
  }

  private static String placeOfNames(Source source) {
    return switch (source) {
      case OPTION -> InvalidInputException.nameOf("class-names");
      case SIDECAR -> "the YAML file beside the model";
      case NAMES_FILE -> "the list beside the model";
      case FILE -> "the model file";
      default -> source.toString();
    };
  }

  private Optional<Sourced<List<String>>> namesBeside(int classes) {
    return NamesBesideModel.find(Path.of(model), classes)
        .map(names -> new Sourced<>(names, Source.NAMES_FILE));
  }

  /** Order of the colours; only images of three channels have one. */
  ChannelOrder channelOrder(int channels) {
    Sourced<ChannelOrder> order = findOr(ModelSettings::channelOrder, ChannelOrder.RGB);
    if (channels != 3 && order.value() == ChannelOrder.BGR) {
      throw new InvalidInputException(
          "%s: channel-order bgr (%s): expected 3 channels, found %d"
              .formatted(model, order.source(), channels));
    }
    return order.value();
  }

  private Normalization normalization(int channels) {
    Sourced<PixelRange> range = findOr(ModelSettings::pixelRange, PixelRange.UNIT);
    tell(range.as("pixel range"));
    Sourced<List<Float>> mean = perChannel("mean", ModelSettings::mean, 0, channels);
    Sourced<List<Float>> deviation =
        perChannel("std", ModelSettings::standardDeviation, 1, channels);
    if (mean.source() != Source.GUESS || deviation.source() != Source.GUESS) {
      tell(mean.as("mean"));
      tell(deviation.as("std"));
    }
    boolean reversed = channelOrder(channels) == ChannelOrder.BGR;
    if (channels == 3) {
      tell(findOr(ModelSettings::channelOrder, ChannelOrder.RGB).as("channel order"));
    }
    float width = range.value().white() - range.value().black();
    return new Normalization(
        inOrderOfImages(mean.value(), reversed).stream()
            .map(value -> (value - range.value().black()) / width)
            .toList(),
        inOrderOfImages(deviation.value(), reversed).stream().map(value -> value / width).toList());
  }

  private Sourced<List<Float>> perChannel(
      String name,
      Function<ModelSettings, Optional<List<Float>>> setting,
      float usual,
      int channels) {
    Sourced<List<Float>> known = findOr(setting, List.of(usual));
    List<Float> values =
        known.value().size() == 1
            ? Collections.nCopies(channels, known.value().get(0))
            : known.value();
    if (values.size() != channels) {
      throw new InvalidInputException(
          "%s: %s (%s): expected %s, one per channel, found %d"
              .formatted(
                  model,
                  name,
                  known.source(),
                  channels == 1 ? "1 number" : channels + " numbers",
                  values.size()));
    }
    return new Sourced<>(values, known.source());
  }

  private static List<Float> inOrderOfImages(List<Float> values, boolean reversed) {
    List<Float> ordered = new ArrayList<>(values);
    if (reversed) {
      Collections.reverse(ordered);
    }
    return ordered;
  }

  private static String shown(List<String> names) {
    return DisplayText.list(names, NAMES_SHOWN);
  }

  private static List<String> numbered(int classes) {
    return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }
}
