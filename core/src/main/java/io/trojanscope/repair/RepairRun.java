package io.trojanscope.repair;

import io.trojanscope.data.ImageSource;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.evaluate.SuccessCount;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.files.Sha256;
import io.trojanscope.graph.Graph;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.result.ModelIdentity;
import io.trojanscope.result.RepairDocument;
import io.trojanscope.result.RepairedTrigger;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.SuccessChange;
import io.trojanscope.sidecar.Sidecar;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.workflow.Engines;
import io.trojanscope.workflow.PlantingRun;
import io.trojanscope.workflow.RunContext;
import io.trojanscope.workflow.TrainingRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
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
   *     or the repaired model lost more accuracy than it may; nothing is written then
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
        earlier.or(
            () ->
                used.isPresent() && needsTrigger(config.method())
                    ? Optional.of(scans.apply(model, request))
                    : Optional.empty());
    RepairTriggers triggers =
        RepairTriggers.of(
            file.opened(), scan, used.map(RepairImages::test), context.warnings(), remarks::add);
    RepairMethod method = chosen(config.method(), used.isPresent(), triggers);
    TriggerMeasurement measurement =
        new TriggerMeasurement(file.network().spec(), context.threads(), context.progress());
    Optional<TriggerMeasurement.Counts> before =
        used.map(chosen -> measurement.measure(file.graph(), chosen.test(), triggers.known()));
    LipschitzPruning.Pruned repaired = repaired(method, file, used, triggers, config);
    RepairableFile.Rewritten rewritten = file.with(repaired.network());
    if (rewritten.changes().isEmpty()) {
      remarks.add(
          method == RepairMethod.CLP
              ? "No channel stands out: nothing was changed."
              : "No weight changed.");
    }
    Optional<TriggerMeasurement.Counts> after =
        used.map(
            chosen ->
                measurement.measure(rewritten.network().graph(), chosen.test(), triggers.known()));
    Optional<SuccessChange> accuracy =
        before.map(b -> new SuccessChange(b.accuracy(), after.orElseThrow().accuracy()));
    accuracy.ifPresent(change -> requireAccurate(model, change, config.mostLoss()));
    List<RepairedTrigger> measured =
        measured(rewritten, used, triggers, before, after, measurement, config);
    OutputFiles.write(out, rewritten.file()::write);
    Optional<ScanDocument> rescan =
        config.rescan() ? rescan(out, explicit(request, model, file), remarks) : Optional.empty();
    return new RepairDocument(
        provenance(file, used, scan, method, config),
        file.network().spec().input(),
        file.network().spec().classNames(),
        new ModelIdentity(file.opened().name(), file.opened().sha256()),
        new ModelIdentity(out.toAbsolutePath().getFileName().toString(), Sha256.of(out)),
        name(method),
        repaired.channels(),
        accuracy,
        measured,
        rescan.map(document -> document.result().verdict()),
        rescan
            .map(document -> OptionalDouble.of(document.result().pValue()))
            .orElse(OptionalDouble.empty()),
        rewritten.changes(),
        remarks);
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
              .formatted(name(method)));
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
              "%s: the repaired model lost %.1f points of accuracy (%.1f %% to %.1f %%), expected at"
                  + " most %.1f; nothing was written; choose another method, or write it"
                  + " nevertheless with %s",
              model,
              lost,
              100 * accuracy.before().rate(),
              100 * accuracy.after().rate(),
              most,
              InvalidInputException.nameOf("force")));
    }
  }

  /** The triggers before, after, and the first of them after re-tuning. */
  private List<RepairedTrigger> measured(
      RepairableFile.Rewritten rewritten,
      Optional<RepairImages> used,
      RepairTriggers triggers,
      Optional<TriggerMeasurement.Counts> before,
      Optional<TriggerMeasurement.Counts> after,
      TriggerMeasurement measurement,
      RepairConfig config) {
    if (before.isEmpty()) {
      return List.of();
    }
    List<RepairedTrigger> measured = new ArrayList<>();
    for (int i = 0; i < triggers.known().size(); i++) {
      KnownTrigger trigger = triggers.known().get(i);
      Optional<SuccessCount> retuned =
          i > 0
              ? Optional.empty()
              : RetuningTest.retuned(
                      rewritten.network(),
                      used.orElseThrow().training(),
                      trigger,
                      config.training(),
                      context.threads(),
                      context.progress())
                  .map(
                      graph ->
                          measurement
                              .measure(graph, used.orElseThrow().test(), List.of(trigger))
                              .successes()
                              .get(0));
      measured.add(
          new RepairedTrigger(
              trigger.name(),
              i < triggers.planted(),
              trigger.source(),
              trigger.target(),
              new SuccessChange(
                  before.orElseThrow().successes().get(i), after.orElseThrow().successes().get(i)),
              retuned));
    }
    return measured;
  }

  /** All that the model's files say, for a copy that lies elsewhere. */
  private static ModelRequest explicit(ModelRequest request, Path model, RepairableFile file) {
    ModelSettings settings =
        request.settings().or(Sidecar.read(model)).or(ModelSettings.of(file.network().spec()));
    return new ModelRequest(settings, false, request.images(), request.trusted());
  }

  private static Provenance provenance(
      RepairableFile file,
      Optional<RepairImages> used,
      Optional<ScanDocument> scan,
      RepairMethod method,
      RepairConfig config) {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("model", file.opened().sha256());
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("repair.method", name(method));
    settings.put("repair.seed", Long.toString(config.seed()));
    settings.put("repair.maxAccuracyLoss", Double.toString(config.mostLoss()));
    used.ifPresent(
        images -> {
          inputs.put("training images", images.training().sha256());
          inputs.put("test images", images.test().sha256());
          settings.put("repair.images", Integer.toString(images.training().size()));
          if (method != RepairMethod.CLP) {
            settings.putAll(TrainingRun.settings(config.training()));
          }
        });
    scan.ifPresent(
        document -> settings.put("scan.seed", Long.toString(document.result().config().seed())));
    return new Provenance(inputs, settings, Engines.environment());
  }

  private static String name(RepairMethod method) {
    return method.name().toLowerCase(Locale.ROOT);
  }
}
