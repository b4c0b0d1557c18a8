package io.trojanscope.report.picture;

import io.trojanscope.biasmap.MapComparison;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One scale for all pictures of a kind, so that they can be compared.
 *
 * @param adversarial of the mean adversarial examples of both models
 * @param adversarialDifference of suspect minus reference
 * @param perturbation of the mean perturbations of both models
 * @param perturbationDifference of suspect minus reference
 */
public record MapScales(
    IntensityRange adversarial,
    SignedLimit adversarialDifference,
    SignedLimit perturbation,
    SignedLimit perturbationDifference) {
  static MapScales of(List<MapComparison> comparisons) {
    return new MapScales(
        IntensityRange.of(models(comparisons, MapKind.ADVERSARIAL)),
        SignedLimit.of(means(comparisons, MapKind.ADVERSARIAL, MapSide.DIFFERENCE)),
        SignedLimit.of(models(comparisons, MapKind.PERTURBATION)),
        SignedLimit.of(means(comparisons, MapKind.PERTURBATION, MapSide.DIFFERENCE)));
  }

  private static Stream<float[]> models(List<MapComparison> comparisons, MapKind kind) {
    return Stream.concat(
        means(comparisons, kind, MapSide.SUSPECT), means(comparisons, kind, MapSide.REFERENCE));
  }

  private static Stream<float[]> means(
      List<MapComparison> comparisons, MapKind kind, MapSide side) {
    return comparisons.stream().map(c -> side.mean(c, kind)).flatMap(Optional::stream);
  }
}
