package io.trojanscope.model.loader;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.PrivateFolder;
import io.trojanscope.model.InferenceCheck;
import io.trojanscope.model.InputLayout;
import io.trojanscope.model.NetworkClassifier;
import io.trojanscope.model.djl.ModuleDescription;
import io.trojanscope.model.isolated.ModelWorkers;
import io.trojanscope.model.loader.ModelFact.Source;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.LogitsOutput;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.OutputKind;
import io.trojanscope.spec.PixelOrder;
import io.trojanscope.vet.VettedArchive;
import io.trojanscope.vet.VettingReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings a TorchScript archive into its workers, to run its own code there, and finds out what it
 * is. Only for archives whose user trusts them.
 */
final class TrustedCodeOpening {
  private final String name;
  private final VettedArchive archive;
  private final ModelRequest request;
  private final ModelWorkers processes;
  private final SettingsLookup lookup;

  TrustedCodeOpening(
      ModelFile file, ModelSettings sidecar, ModelRequest request, ModelWorkers processes) {
    this.name = file.path().toString();
    this.archive = file.archive().orElseThrow();
    this.request = request;
    this.processes = processes;
    this.lookup = new SettingsLookup(name, request, sidecar, file.embeddedSettings());
  }

  /**
   * Opens the archive.
   *
   * @param reason why its code is run, a sentence
   */
  RunningModel open(String reason) {
    try (PrivateFolder folder = PrivateFolder.create()) {
      Path copy = folder.path().resolve("model.pt");
      archive.writeCanonical(copy);
      return open(copy, reason);
    }
  }

  private RunningModel open(Path copy, String reason) {
    Sourced<PixelOrder> pixelOrder =
        lookup.findOr(ModelSettings::pixelOrder, PixelOrder.CHANNELS_FIRST);
    Optional<Sourced<LogitsOutput>> chosen = lookup.find(ModelSettings::logitsOutput);
    LogitsOutput output = chosen.map(Sourced::value).orElse(LogitsOutput.first());
    OutputSearch search = new OutputSearch(name, copy, pixelOrder.value(), output, processes);
    Sourced<ImageShape> input = input(search);
    Optional<Integer> named =
        lookup.find(ModelSettings::classNames).map(names -> names.value().size());
    Sourced<Integer> classes = new Sourced<>(search.classes(input.value(), named), Source.PROBE);
    ModelSpec spec = lookup.spec(input, classes);
    lookup.tell(pixelOrder.as("pixel order"));
    chosen.ifPresent(known -> lookup.tell(known.as("logits output")));
    InputLayout layout =
        new InputLayout(pixelOrder.value(), lookup.channelOrder(spec.input().channels()));
    NetworkClassifier classifier = classifier(copy, spec, layout, output, OutputKind.LOGITS);
    InferenceCheck.require(name, classifier);
    Sourced<OutputKind> kind = lookup.outputKind(classifier);
    lookup.tell(kind.as("output"));
    if (kind.value() == OutputKind.PROBABILITIES) {
      classifier = classifier(copy, spec, layout, output, OutputKind.PROBABILITIES);
    }
    return new RunningModel(
        classifier,
        parameters(archive.report()),
        lookup.facts(),
        List.of(reason),
        Optional.empty(),
        Optional.empty(),
        BlindSpots.ofOwnCode(),
        Optional.empty(),
        Optional.empty());
  }

  /** Number of parameters; if the module names none, the number of values of all its tensors. */
  private static long parameters(VettingReport report) {
    return report.parameters() > 0
        ? report.parameters()
        : report.elements().values().stream().mapToLong(Long::longValue).sum();
  }

  private NetworkClassifier classifier(
      Path copy, ModelSpec spec, InputLayout layout, LogitsOutput output, OutputKind kind) {
    ModuleDescription description =
        new ModuleDescription(
            name, false, output, kind, spec.input(), layout.pixelOrder(), spec.classCount());
    return new NetworkClassifier(name, spec, layout, processes.load(description, copy));
  }

  /** Grey images can be given to a network for colours, too. */
  private static Stream<ImageShape> greyOrCopied(ImageShape images) {
    return images.channels() == 1
        ? Stream.of(images, new ImageShape(3, images.height(), images.width()))
        : Stream.of(images);
  }

  private Sourced<ImageShape> input(OutputSearch search) {
    Optional<Sourced<ImageShape>> said = lookup.find(ModelSettings::inputShape);
    if (said.isPresent()) {
      return said.get();
    }
    Optional<ImageShape> ofImages =
        request.images().stream()
            .flatMap(TrustedCodeOpening::greyOrCopied)
            .filter(search::isAccepted)
            .findFirst();
    if (ofImages.isPresent()) {
      return new Sourced<>(ofImages.get(), Source.DATA);
    }
    List<ImageShape> accepted = search.accepted();
    if (accepted.size() != 1) {
      throw InvalidInputException.fixedBy(
          "input-shape",
          "%s: the file does not say the shape of its input, and it accepts %s; give %s, such as 3x32x32"
              .formatted(
                  name,
                  accepted.isEmpty()
                      ? "none of the usual shapes (" + search.complaint() + ")"
                      : "several: " + accepted,
                  InvalidInputException.nameOf("input-shape")));
    }
    return new Sourced<>(accepted.get(0), Source.PROBE);
  }
}
