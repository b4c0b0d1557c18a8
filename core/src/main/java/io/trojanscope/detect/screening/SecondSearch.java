package io.trojanscope.detect.screening;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Searches the leading triggers again in all models, with other images and starts: the largest of
 * many contrasts is large by chance, and a start misses some triggers. The smallest triggers of
 * both searches are compared.
 */
final class SecondSearch {
  private static final String TASK = "the leading triggers once more";

  /** Bounds the contrast of a trigger. */
  interface Bound {
    Bound NONE = (number, size) -> Double.POSITIVE_INFINITY;

    /**
     * The bound.
     *
     * @param number of the trigger
     * @param size in the suspect
     */
    double contrast(int number, double size);
  }

  private final NumberedSearch search;

  SecondSearch(NumberedSearch search) {
    this.search = search;
  }

  /**
   * Searches again.
   *
   * @param numbers of the leading triggers
   * @param contrast of the first search
   * @param most that a contrast may be
   * @param triggers of the suspect; smaller ones that are found now replace them
   * @return the contrasts of the leading triggers, by number; 0 elsewhere
   */
  double[] contrasts(
      List<Integer> numbers,
      ModelMasks suspect,
      List<ModelMasks> references,
      SizeContrast contrast,
      Bound most,
      List<MaskTrigger> triggers) {
    List<MaskTrigger> inSuspect = smallest(numbers, suspect);
    List<List<MaskTrigger>> inReferences =
        references.stream().map(reference -> smallest(numbers, reference)).toList();
    double[] contrasts = new double[triggers.size()];
    for (int k = 0; k < numbers.size(); k++) {
      int position = k;
      triggers.set(numbers.get(k), inSuspect.get(k));
      contrasts[numbers.get(k)] =
          Math.min(
              contrast.of(
                  inSuspect.get(k).size(),
                  inReferences.stream().mapToDouble(found -> found.get(position).size()).toArray()),
              most.contrast(numbers.get(k), inSuspect.get(k).size()));
    }
    return contrasts;
  }

  /** The smaller triggers of both searches. */
  private List<MaskTrigger> smallest(List<Integer> numbers, ModelMasks model) {
    List<MaskTrigger> second = search.search(numbers, model.model(), TASK);
    return IntStream.range(0, numbers.size())
        .mapToObj(
            k -> {
              MaskTrigger first = model.masks().triggers().get(numbers.get(k));
              double size = second.get(k).size();
              return size > 0 && size < first.size() ? second.get(k) : first;
            })
        .toList();
  }
}
