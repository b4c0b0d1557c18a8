package io.trojanscope.detect.screening;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.search.TriggerFinding;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.detect.search.TriggerSizes;
import io.trojanscope.model.DifferentiableClassifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ways out of each class and into each class, for models of many classes. The {@value
 * #LEADING_OUT} ways out and {@value #LEADING_IN} ways in with the largest contrasts get a {@link
 * SecondSearch}. The statistic of a way out is its {@link SizeContrast} among the ways out; that of
 * a way in is {@value #WEIGHT} times as much, since those of clean models differ less. Other ways
 * have the statistic 0.
 */
final class ClassScreen implements MaskScreen {
  static final double WEIGHT = 1.5;
  static final int LEADING_OUT = 6;
  static final int LEADING_IN = 3;

  private final NumberedSearch search;
  private final SecondSearch again;
  private final PairNaming naming;
  private final SizeLimits limits;
  private final int classes;

  /**
   * @param search of the ways, as {@link ClassMaskSearch} numbers them
   * @param again with other images and starts
   * @param naming traces the leading finding to a pair
   * @param limits of {@link SizeContrast}
   */
  ClassScreen(
      NumberedSearch search,
      NumberedSearch again,
      PairNaming naming,
      SizeLimits limits,
      int classes) {
    this.search = search;
    this.again = new SecondSearch(again);
    this.naming = naming;
    this.limits = limits;
    this.classes = classes;
  }

  @Override
  public List<ClassPair> pairs() {
    return Stream.concat(
            IntStream.range(0, classes).mapToObj(c -> new ClassPair(c, (c + 1) % classes)),
            IntStream.range(0, classes).mapToObj(c -> new ClassPair((c + 1) % classes, c)))
        .toList();
  }

  @Override
  public List<MaskTrigger> search(DifferentiableClassifier model, String task) {
    return search.search(IntStream.range(0, 2 * classes).boxed().toList(), model, task);
  }

  @Override
  public TriggerSearchResult compare(ModelMasks suspect, List<ModelMasks> references) {
    List<MaskTrigger> triggers = new ArrayList<>(suspect.masks().triggers());
    double[] outOf = contrasts(suspect, references, triggers, 0, LEADING_OUT);
    double[] into = contrasts(suspect, references, triggers, classes, LEADING_IN);
    List<TriggerFinding> findings = new ArrayList<>();
    double[] statistics = new double[classes * (classes - 1)];
    List<ClassPair> pairs = TriggerSizes.pairs(classes);
    for (int c = 0; c < classes; c++) {
      double in = Math.max(0, WEIGHT * into[classes + c]);
      MaskTrigger exit = triggers.get(c);
      findings.add(exit.finding(Math.max(0, outOf[c])));
      findings.add(triggers.get(classes + c).finding(in));
      raise(statistics, pairs.indexOf(exit.pair()), outOf[c]);
      for (int i = 0; i < statistics.length; i++) {
        raise(statistics, i, pairs.get(i).target() == c ? in : 0);
      }
    }
    return new TriggerSearchResult(TriggerType.MASK, statistics, findings);
  }

  private static void raise(double[] statistics, int position, double statistic) {
    statistics[position] = Math.max(statistics[position], statistic);
  }

  /**
   * The contrasts of the leading ways of one direction, by number.
   *
   * @param from number of the first way of that direction
   */
  private double[] contrasts(
      ModelMasks suspect,
      List<ModelMasks> references,
      List<MaskTrigger> triggers,
      int from,
      int leading) {
    SizeContrast contrast =
        new SizeContrast(
            sizes(suspect, from),
            references.stream().map(model -> sizes(model, from)).toList(),
            limits);
    double[] first = contrast.all();
    List<Integer> numbers =
        IntStream.range(0, classes)
            .boxed()
            .sorted(Comparator.comparingDouble(c -> -first[c]))
            .limit(leading)
            .map(c -> from + c)
            .toList();
    return again.contrasts(
        numbers, suspect, references, contrast, SecondSearch.Bound.NONE, triggers);
  }

  private double[] sizes(ModelMasks model, int from) {
    return Arrays.copyOfRange(model.masks().sizes(), from, from + classes);
  }

  @Override
  public TriggerSearchResult named(
      TriggerSearchResult found,
      DifferentiableClassifier suspect,
      DifferentiableClassifier reference) {
    TriggerFinding worst = found.worst();
    TriggerFinding named = naming.name(worst, suspect, reference);
    List<TriggerFinding> findings = new ArrayList<>(found.findings());
    findings.set(0, named);
    double[] statistics = found.statistics().clone();
    raise(statistics, TriggerSizes.pairs(classes).indexOf(named.pair()), named.statistic());
    return new TriggerSearchResult(found.type(), statistics, findings);
  }
}
