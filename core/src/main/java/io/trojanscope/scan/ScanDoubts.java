package io.trojanscope.scan;

import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.screening.ClassSearch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.trust.ModelTrust;
import io.trojanscope.workflow.Comparability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What speaks against a verdict, or weakens it: the models, the images, the calibration. */
final class ScanDoubts {
  private static final String UNLIKE =
      "the p-value rests on clean models with other architectures or other training images; for"
          + " a reliable p-value, give at least 8 clean models with the suspect's architecture,"
          + " trained on such images, as references";

  private static final String VERY_MANY_CLASSES =
      "with more than "
          + ClassSearch.MOST_BY_COARSE_PAIR
          + " classes, a trigger that acts on one class alone is easily missed, and the p-value"
          + " rests on models of 43 classes";

  private final LoadedModel suspect;
  private final List<LoadedModel> references;
  private final Optional<LabeledImages> images;
  private final ScanMode mode;
  private final ModelTrust trust;

  /**
   * @param references given and trained ones
   * @param images of the scan
   * @param trust of the suspect
   */
  ScanDoubts(
      LoadedModel suspect,
      List<LoadedModel> references,
      Optional<LabeledImages> images,
      ScanMode mode,
      ModelTrust trust) {
    this.suspect = suspect;
    this.references = references;
    this.images = images;
    this.mode = mode;
    this.trust = trust;
  }

  /**
   * Why there can be no verdict at all.
   *
   * @param memo keeps what is found about references
   * @param progress of the scan
   */
  List<String> misfits(ReferenceMemo memo, ScanProgress progress) {
    if (!trust.failures().isEmpty()) {
      return trust.failures().stream().map(failure -> suspect.name() + ": " + failure).toList();
    }
    return images
        .map(
            used ->
                Comparability.misfits(
                    suspect,
                    references,
                    used,
                    progress.check(references.size()),
                    (reference, check) -> memo.get("misfit", reference, images, check)))
        .orElse(List.of());
  }

  /** Why the suspect cannot be called clean. */
  List<String> obstacles(long seed, int threads) {
    List<String> obstacles = new ArrayList<>(trust.obstacles());
    if (mode == ScanMode.REFERENCE || mode == ScanMode.MODEL_ALONE) {
      UnknownAccuracy.obstacle(suspect.classifier(), classifiers(references), seed, threads)
          .ifPresent(obstacles::add);
    }
    return obstacles;
  }

  /**
   * What weakens a verdict: too few images, a calibration of other architectures, or classes that
   * could not be searched.
   *
   * @param training images to train references on, if there are any
   * @param maps with how the models classify the images
   */
  List<String> cautions(
      Optional<LabeledImages> training,
      ScanFindings result,
      ScanMaps.Made maps,
      List<String> classNames) {
    List<String> cautions = new ArrayList<>();
    if (mode == ScanMode.MODEL_ALONE) {
      training.map(ReferenceTrainer::tooFew).ifPresent(cautions::add);
    } else if (result.statistic().isPresent()) {
      images.flatMap(SampleSizeWarning::of).ifPresent(cautions::add);
    }
    if (family(suspect, references) != NetworkFamily.PAPER && isByCalibration(result)) {
      cautions.add(UNLIKE);
    }
    if (result.statistic().isPresent()
        && mode.hasImages()
        && classNames.size() > ClassSearch.MOST_BY_COARSE_PAIR) {
      cautions.add(VERY_MANY_CLASSES);
    }
    if (result.statistic().isPresent()
        && ClassSearch.isMadeFor(mode, family(suspect, references))) {
      cautions.addAll(UnsearchedSources.cautions(maps.suspect(), maps.references(), classNames));
    }
    return cautions;
  }

  private static boolean isByCalibration(ScanFindings result) {
    return !result.nulls().isEmpty() && result.nulls().stream().noneMatch(NullScore::isOfReference);
  }

  /** The family of the suspect's network. */
  static NetworkFamily family(LoadedModel suspect, List<LoadedModel> references) {
    return PaperNetwork.familyOf(
        suspect.parameters(),
        references.stream().map(LoadedModel::parameters).toList(),
        suspect.classifier().spec());
  }

  static List<DifferentiableClassifier> classifiers(List<LoadedModel> models) {
    return models.stream().<DifferentiableClassifier>map(LoadedModel::classifier).toList();
  }
}
