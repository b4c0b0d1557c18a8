package io.trojanscope.torchscript.convert;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.ImportedNetwork;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.onnx.canonical.CanonicalGraph;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.spec.PixelOrder;
import io.trojanscope.torchscript.syntax.Program;
import io.trojanscope.vet.ArchiveContent;
import io.trojanscope.vet.VettedArchive;
import io.trojanscope.vet.code.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads image classifiers from TorchScript archives; no code of them is run in libtorch. */
public final class TorchScriptReader {
  private final Conversion.Source source;

  private TorchScriptReader(Conversion.Source source) {
    this.source = source;
  }

  /**
   * Reads a vetted archive.
   *
   * @param settings go before what the file says
   * @param images shape of the images that the model is to be used with, if there are any; tried
   *     where the settings do not say the shape, before the usual shapes
   * @throws InvalidInputException if its code cannot become a graph (the line is named), it takes
   *     no images or several of the usual shapes, or it has no row of logits for each image
   */
  public static ImportedNetwork read(
      VettedArchive archive, ModelSettings settings, Optional<ImageShape> images) {
    String file = archive.file().toString();
    ArchiveContent content = archive.content();
    boolean last = settings.pixelOrder().stream().anyMatch(PixelOrder.CHANNELS_LAST::equals);
    Program program;
    try {
      program = Program.of(content.sources());
    } catch (SourceException e) {
      throw unsupported(file, "line %d: %s".formatted(e.line(), e.getMessage()));
    }
    return new TorchScriptReader(
            new Conversion.Source(file, content, program, last, settings.logitsOutput()))
        .read(settings.inputShape(), images);
  }

  private ImportedNetwork read(Optional<ImageShape> said, Optional<ImageShape> images) {
    if (said.isPresent()) {
      return network(said.get(), convert(said.get()));
    }
    for (ImageShape shape : images.stream().flatMap(TorchScriptReader::greyOrCopied).toList()) {
      Optional<Conversion> fitting = attempt(shape);
      if (fitting.isPresent()) {
        return network(shape, fitting.get());
      }
    }
    return search();
  }

  /** Grey images can be given to a network for colours, too. */
  private static Stream<ImageShape> greyOrCopied(ImageShape images) {
    return images.channels() == 1
        ? Stream.of(images, new ImageShape(3, images.height(), images.width()))
        : Stream.of(images);
  }

  private Optional<Conversion> attempt(ImageShape shape) {
    try {
      return Optional.of(Conversion.of(source, shape));
    } catch (LocatedException e) {
      return Optional.empty();
    } catch (InvalidInputException e) {
      if (e.setting().isPresent()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Conversion convert(ImageShape shape) {
    try {
      return Conversion.of(source, shape);
    } catch (LocatedException e) {
      throw unsupported(source.file(), e.getMessage());
    } catch (InvalidInputException e) {
      if (e.setting().isPresent()) {
        throw e;
      }
      throw InvalidInputException.fixedBy(
          "trust",
          "%s; images of %s were assumed: give the input shape if it is another, or, if you trust the model's maker, run its own code with %s"
              .formatted(e.getMessage(), shape, InvalidInputException.nameOf("trust")));
    }
  }

  private ImportedNetwork search() {
    List<ImageShape> accepted = new ArrayList<>();
    Conversion last = null;
    for (ImageShape shape : UsualShapes.ALL) {
      Optional<Conversion> conversion = attempt(shape);
      if (conversion.isPresent()) {
        accepted.add(shape);
        last = conversion.get();
      }
    }
    if (accepted.size() == 1) {
      return network(accepted.get(0), last);
    }
    String shapes =
        accepted.isEmpty()
            ? "none of the usual shapes (with " + UsualShapes.LIKELIEST + ", " + complaint() + ")"
            : "several: " + accepted;
    throw InvalidInputException.fixedBy(
        "input-shape",
        "%s: the file does not say the shape of its input, and it accepts %s; give %s, such as 3x32x32"
            .formatted(source.file(), shapes, InvalidInputException.nameOf("input-shape")));
  }

  /** Why the likeliest shape does not fit; an error where its code cannot become a graph. */
  private String complaint() {
    try {
      Conversion.of(source, UsualShapes.LIKELIEST);
      return "";
    } catch (LocatedException e) {
      throw unsupported(source.file(), e.getMessage());
    } catch (InvalidInputException e) {
      return e.getMessage().replace(source.file() + ": ", "");
    }
  }

  private static InvalidInputException unsupported(String file, String problem) {
    return InvalidInputException.fixedBy(
        "trust",
        "%s: %s; export the model as ONNX, or, if you trust its maker, run its own code with %s"
            .formatted(file, problem, InvalidInputException.nameOf("trust")));
  }

  private ImportedNetwork network(ImageShape shape, Conversion conversion) {
    CanonicalGraph graph = conversion.graph();
    ModelSpec spec =
        new ModelSpec(
            shape,
            Normalization.identity(shape.channels()),
            IntStream.range(0, graph.classCount()).mapToObj(Integer::toString).toList());
    List<String> notes = new ArrayList<>();
    if (!conversion.output().isEmpty()) {
      notes.add(conversion.output());
    }
    if (conversion.softmaxCut()) {
      notes.add("The final softmax or sigmoid is cut off; its input serves as logits.");
    }
    if (graph.singleLogit()) {
      notes.add(
          "The output is one number z per image: it is taken as the logits (0, z) of two classes.");
    }
    return new ImportedNetwork(
        new NetworkFile(graph.graph(), spec, new TreeMap<>()),
        ModelSettings.NONE,
        conversion.softmaxCut(),
        false,
        notes);
  }
}
