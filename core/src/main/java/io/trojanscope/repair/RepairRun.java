package io.trojanscope.repair;

import io.trojanscope.data.ImageSource;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.files.Sha256;
import io.trojanscope.graph.Graph;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.result.ModelIdentity;
import io.trojanscope.result.RepairDocument;
import io.trojanscope.result.RepairedTrigger;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.SuccessChange;
import io.trojanscope.sidecar.Sidecar;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.workflow.PlantingRun;
import io.trojanscope.workflow.RunContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

/** Repairs a model file, and measures what the repair did. */
public final class RepairRun {
  private final RunContext context;
  private final BiFunction<Path, ModelRequest, ScanDocument> scans;

  /**
   * @param scans scans a model file, opened as the request says
   */
  public RepairRun(RunContext context, BiFunction<Path, ModelRequest, ScanDocument> scans) {
    this.context = context;
    this.scans = scans;
  }

  /**
   * Repairs a model and writes it; replaces an existing file.
   *
   * @param images to repair with and to measure on; without any, only {@link RepairMethod#CLP} is
   *     possible, and nothing is measured
   * @param earlier a scan of this very file; without one, a scan is made where the method needs the
   *     trigger
   * @throws InvalidInputException if the file cannot be repaired, the method lacks what it needs,
   *     the repair changes no weight, or the repaired model lost more accuracy than it may; nothing
   *     is written then
   */
  public RepairDocument repair(
      Path model,
      ModelRequest request,
      Optional<ImageSource> images,
      Optional<ScanDocument> earlier,
      RepairConfig config,
      Path out) {
    requireOther(model, out);
    requireImages(config.method(), images);
    RepairableFile file = RepairableFile.open(model, request);
    List<String> remarks = new ArrayList<>(remarks(file, model));
    Optional<RepairImages> used =
        images.map(source -> RepairImages.of(source, file.network().spec(), config, context));
    used.ifPresent(chosen -> warnOfMisfit(file, chosen.test()));
    Optional<ScanDocument> scan =
        used.isPresent() && needsTrigger(config.method())
            ? earlier.or(() -> Optional.of(scans.apply(model, request)))
            : earlier;
    RepairTriggers triggers =
        RepairTriggers.of(
            file.opened(), scan, used.map(RepairImages::test), context.warnings(), remarks::add);
    RepairMethod method = chosen(config.method(), used.isPresent(), triggers);
    Optional<RepairEffect.Before> before =
        used.map(chosen -> RepairEffect.before(file, chosen, triggers, context));
    LipschitzPruning.Pruned repaired = repaired(method, file, used, triggers, config);
    RepairableFile.Rewritten rewritten = file.with(repaired.network());
    if (rewritten.changes().isEmpty()) {
      requireUnchangedWanted(model, method, config);
      remarks.add(unchanged(method) + ".");
    }
    Optional<RepairEffect> effect = before.map(counts -> counts.after(rewritten.network()));
    effect.ifPresent(found -> requireAccurate(model, found.accuracy(), config.mostLoss()));
    List<RepairedTrigger> measured =
        effect.map(found -> found.triggers(config.training())).orElse(List.of());
    OutputFiles.write(out, rewritten.file()::write);
    Optional<ScanDocument> rescan =
        config.rescan() ? rescan(out, explicit(request, model, file), remarks) : Optional.empty();
    return new RepairDocument(
        RepairProvenance.of(file, used, scan, method, config),
        file.network().spec().input(),
        file.network().spec().classNames(),
        new ModelIdentity(file.opened().name(), file.opened().sha256()),
        new ModelIdentity(out.toAbsolutePath().getFileName().toString(), Sha256.of(out)),
        method.word(),
        repaired.channels(),
        effect.map(RepairEffect::accuracy),
        measured,
        rescan.map(document -> document.result().verdict()),
        rescan
            .map(document -> OptionalDouble.of(document.result().pValue()))
            .orElse(OptionalDouble.empty()),
        rewritten.changes(),
        remarks);
  }

  private static String unchanged(RepairMethod method) {
    return method == RepairMethod.CLP
        ? "No channel stands out: no weight changed"
        : "No weight changed";
  }

  private static void requireUnchangedWanted(Path model, RepairMethod method, RepairConfig config) {
    if (!config.writeUnchanged()) {
      throw InvalidInputException.fixedBy(
          "force",
          "%s: method %s: expected weights to change, found none%s; nothing was written; choose another method, or write a copy nevertheless with %s"
              .formatted(
                  model,
                  method.word(),
                  method == RepairMethod.CLP ? ", as no channel stands out" : "",
                  InvalidInputException.nameOf("force")));
    }
  }

  /** The repaired model is written by now: a scan that fails must not lose the rest. */
  private Optional<ScanDocument> rescan(Path out, ModelRequest request, List<String> remarks) {
    try {
      return Optional.of(scans.apply(out, request));
    } catch (InvalidInputException e) {
      remarks.add("The repaired model was not scanned: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static void requireOther(Path model, Path out) {
    if (out.toAbsolutePath().normalize().equals(model.toAbsolutePath().normalize())) {
      throw new InvalidInputException(
          out + ": expected another file than the model, found the same; choose another name");
    }
    if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".onnx")) {
      throw new InvalidInputException(out + ": expected a name that ends in .onnx");
    }
    OutputFiles.requireWritable(out, true);
  }

  private static void requireImages(RepairMethod method, Optional<ImageSource> images) {
    if (method.needsImages() && images.isEmpty()) {
      throw new InvalidInputException(
          "method %s: expected clean images to train on, found none; give images, or choose clp"
              .formatted(method.word()));
    }
  }

  private static List<String> remarks(RepairableFile file, Path model) {
    List<String> remarks = new ArrayList<>();
    if (file.hadExternalData()) {
      remarks.add(
          "The original file has its weights in separate files; the repaired file contains them.");
    }
    if (!Sidecar.read(model).equals(ModelSettings.NONE)) {
      remarks.add("The model has a MODEL.yaml beside it; copy it for the repaired file.");
    }
    return remarks;
  }

  private void warnOfMisfit(RepairableFile file, LabeledImages test) {
    new PlantingRun(context.threads(), context.progress())
        .misfit(file.network(), file.opened().name(), test)
        .ifPresent(context.warnings());
  }

  private static boolean needsTrigger(RepairMethod method) {
    return method == RepairMethod.AUTO || method == RepairMethod.UNLEARN;
  }

  private static RepairMethod chosen(
      RepairMethod asked, boolean hasImages, RepairTriggers triggers) {
    RepairMethod method =
        asked != RepairMethod.AUTO ? asked : hasImages ? RepairMethod.UNLEARN : RepairMethod.CLP;
    if (method == RepairMethod.UNLEARN && triggers.recovered().isEmpty()) {
      throw new InvalidInputException(
          "method unlearn: expected a recovered trigger, found none in the scan; choose prune,"
              + " finetune or clp");
    }
    return method;
  }

  private LipschitzPruning.Pruned repaired(
      RepairMethod method,
      RepairableFile file,
      Optional<RepairImages> used,
      RepairTriggers triggers,
      RepairConfig config) {
    Repair repair = new Repair(file.network(), config, context.threads(), context.progress());
    if (method == RepairMethod.CLP) {
      return repair.clp();
    }
    LabeledImages training = used.orElseThrow().training();
    return switch (method) {
      case FINETUNE -> unpruned(repair.finetune(training));
      case UNLEARN -> unpruned(repair.unlearn(training, triggers.recovered()));
      case PRUNE -> repair.finePruning(training);
      case AUTO, CLP -> throw new IllegalStateException("chosen before");
    };
  }

  private static LipschitzPruning.Pruned unpruned(Graph network) {
    return new LipschitzPruning.Pruned(network, 0);
  }

  private static void requireAccurate(Path model, SuccessChange accuracy, double most) {
    double lost = accuracy.lostPoints();
    if (lost > most) {
      throw InvalidInputException.fixedBy(
          "force",
          String.format(
              Locale.ROOT,
              "%s: the repaired model lost %.1f points of accuracy (%.1f %% to %.1f %%), expected"
                  + " at most %.1f; nothing was written; choose another method, or write it"
                  + " nevertheless with %s",
              model,
              lost,
              100 * accuracy.before().rate(),
              100 * accuracy.after().rate(),
              most,
              InvalidInputException.nameOf("force")));
    }
  }

  /** All that the model's files say, for a copy that lies elsewhere. */
  private static ModelRequest explicit(ModelRequest request, Path model, RepairableFile file) {
    ModelSettings settings =
        request.settings().or(Sidecar.read(model)).or(ModelSettings.of(file.network().spec()));
    return new ModelRequest(settings, false, request.images(), request.trusted());
  }
}
