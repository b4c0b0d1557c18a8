package io.trojanscope.detect.pairs;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.image.ImageBatch;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.Classifier;
import io.trojanscope.model.Logits;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Which pairs one trigger explains. An all-to-one or all-to-all backdoor makes the triggers of many
 * pairs small, but it is one trigger, and counts once.
 */
public final class TriggerTransfer {
  /** Least share of a pair's images that a trigger must misclassify as that pair's target. */
  private static final double EXPLAINED = 0.5;

  private final Classifier model;
  private final SourceImages sources;
  private final int imagesPerClass;

  /**
   * @param imagesPerClass images of each class that see each trigger
   */
  public TriggerTransfer(Classifier model, SourceImages sources, int imagesPerClass) {
    this.model = model;
    this.sources = sources;
    this.imagesPerClass = imagesPerClass;
  }

  /**
   * Groups pairs by the trigger that explains them.
   *
   * @param triggers by weight of evidence, the strongest first
   * @return a group for each trigger that no earlier trigger explains, in their order; each group
   *     begins with the trigger's own pair
   */
  public List<List<ClassPair>> groups(List<PairTrigger> triggers) {
    List<PairTrigger> open = new ArrayList<>(triggers);
    List<List<ClassPair>> groups = new ArrayList<>();
    while (!open.isEmpty()) {
      PairTrigger first = open.remove(0);
      double[][] shares = shares(first);
      List<ClassPair> group = new ArrayList<>(List.of(first.pair()));
      for (PairTrigger other : open) {
        if (shares[other.pair().source()][other.pair().target()] >= EXPLAINED) {
          group.add(other.pair());
        }
      }
      open.removeIf(other -> group.contains(other.pair()));
      groups.add(group);
    }
    return groups;
  }

  /** Share of each class's images that the model gives each class with the trigger on. */
  double[][] shares(PairTrigger trigger) {
    LabeledImages images = sources.images();
    ImageShape shape = images.shape();
    int classes = images.classCount();
    double[][] shares = new double[classes][classes];
    for (int source = 0; source < classes; source++) {
      float[] values = new float[imagesPerClass * shape.size()];
      sources.copy(source, imagesPerClass, values, 0);
      trigger.trigger().apply(values, values, 0, imagesPerClass);
      Logits logits = model.logits(new ImageBatch(imagesPerClass, shape, values));
      for (int i = 0; i < imagesPerClass; i++) {
        shares[source][logits.predicted(i)] += 1.0 / imagesPerClass;
      }
    }
    return shares;
  }
}
