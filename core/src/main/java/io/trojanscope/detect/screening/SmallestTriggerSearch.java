package io.trojanscope.detect.screening;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.stats.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The smallest trigger that reaches a goal, by the method of Neural Cleanse (Wang et al., IEEE
 * S&amp;P 2019): Adam minimises, over a mask m of one channel and a pattern p,
 *
 * <pre>mean over images x of loss(f((1 - m) x + m p)) + penalty |m|_1</pre>
 *
 * <p>The penalty rises while the goal is reached and falls while it is not. The images, the starts
 * and the schedule are the same in every model, so that sizes of two models compare.
 */
final class SmallestTriggerSearch {
  private final List<MaskSearchConfig> starts;
  private final DifferentiableClassifier model;
  private final ImageShape shape;

  /**
   * @param starts configurations that differ in their seeds alone; at least one
   */
  SmallestTriggerSearch(List<MaskSearchConfig> starts, DifferentiableClassifier model) {
    this.starts = starts;
    this.model = model;
    this.shape = model.spec().input();
  }

  DifferentiableClassifier model() {
    return model;
  }

  /** Images that a search sees. */
  int images() {
    return starts.get(0).images();
  }

  /**
   * Searches one trigger from all starts.
   *
   * @param clean as many images as configured, CHW, one after the other
   * @param number of the search: searches with different numbers have different starts
   * @return the smallest of all starts: one start may miss it
   */
  SmallestTrigger search(float[] clean, MaskGoal goal, long number) {
    return search(clean, List.of(goal), List.of(number)).get(0);
  }

  /**
   * Searches several triggers for the same images. All searches and starts share a batch, which a
   * model computes faster than one batch each.
   *
   * @param goals one for each search
   * @param numbers one for each search
   * @return the smallest trigger of each search
   */
  List<SmallestTrigger> search(float[] clean, List<MaskGoal> goals, List<Long> numbers) {
    List<MaskDescent> descents = descents(goals, numbers);
    Logits before = model.logits(stamped(descents, clean));
    for (int step = 0; step < starts.get(0).steps(); step++) {
      InputGradient result = model.inputGradient(stamped(descents, clean), loss(descents, before));
      before = result.logits();
      for (int i = 0; i < descents.size(); i++) {
        descents.get(i).step(clean, result, i * images());
      }
    }
    List<SmallestTrigger> smallest = new ArrayList<>();
    for (int i = 0; i < descents.size(); i += starts.size()) {
      smallest.add(
          descents.subList(i, i + starts.size()).stream()
              .map(MaskDescent::result)
              .min(Comparator.comparingDouble(SmallestTrigger::size))
              .orElseThrow());
    }
    return smallest;
  }

  private List<MaskDescent> descents(List<MaskGoal> goals, List<Long> numbers) {
    List<MaskDescent> descents = new ArrayList<>();
    for (int i = 0; i < goals.size(); i++) {
      for (MaskSearchConfig start : starts) {
        SplittableRandom random = Seeds.random(start.seed(), numbers.get(i));
        descents.add(new MaskDescent(shape, start, goals.get(i), random));
      }
    }
    return descents;
  }

  private LogitLoss loss(List<MaskDescent> descents, Logits before) {
    float[] logSumExpWeights = new float[before.count()];
    float[] logitWeights = new float[before.count() * before.classes()];
    for (int i = 0; i < descents.size(); i++) {
      descents.get(i).goal().weigh(before, i * images(), images(), logSumExpWeights, logitWeights);
    }
    return new LogitLoss(before.classes(), logSumExpWeights, logitWeights);
  }

  private ImageBatch stamped(List<MaskDescent> descents, float[] clean) {
    float[] all = new float[descents.size() * clean.length];
    for (int i = 0; i < descents.size(); i++) {
      System.arraycopy(descents.get(i).stamped(clean), 0, all, i * clean.length, clean.length);
    }
    return new ImageBatch(descents.size() * images(), shape, all);
  }

  /** Logits of images with a trigger. */
  Logits logits(SmallestTrigger trigger, float[] clean) {
    return model.logits(new ImageBatch(images(), shape, trigger.stamped(clean, shape)));
  }
}
