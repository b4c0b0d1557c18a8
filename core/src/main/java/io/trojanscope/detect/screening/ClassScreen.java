package io.trojanscope.detect.screening;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.search.TriggerFinding;
import io.trojanscope.detect.search.TriggerSearchResult;
import io.trojanscope.detect.search.TriggerSizes;
import io.trojanscope.model.DifferentiableClassifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ways out of each class and into each class, for models of many classes. The statistic of a
 * way out is its {@link SizeContrast} among the ways out; that of a way in is {@value #WEIGHT}
 * times as much, since those of clean models differ less.
 */
final class ClassScreen implements MaskScreen {
  static final double WEIGHT = 2;

  private final ClassMaskSearch search;
  private final PairNaming naming;
  private final int classes;

  /**
   * @param naming traces the leading finding to a pair
   */
  ClassScreen(ClassMaskSearch search, PairNaming naming, int classes) {
    this.search = search;
    this.naming = naming;
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
    return search.search(model, task);
  }

  @Override
  public TriggerSearchResult compare(ModelMasks suspect, List<ModelMasks> references) {
    double[] outOf = contrasts(suspect, references, 0);
    double[] into = contrasts(suspect, references, classes);
    List<MaskTrigger> triggers = suspect.masks().triggers();
    List<TriggerFinding> findings = new ArrayList<>();
    double[] statistics = new double[classes * (classes - 1)];
    List<ClassPair> pairs = TriggerSizes.pairs(classes);
    for (int c = 0; c < classes; c++) {
      double in = Math.max(0, WEIGHT * into[c]);
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

  private double[] contrasts(ModelMasks suspect, List<ModelMasks> references, int from) {
    return new SizeContrast(
            sizes(suspect, from), references.stream().map(model -> sizes(model, from)).toList())
        .all();
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
