package io.trojanscope.detect.screening;

import io.trojanscope.image.ImageBatch;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.Logits;
import io.trojanscope.spec.ImageShape;
import java.util.Comparator;
import java.util.List;

/** The smallest trigger of several starts: one start may miss it. */
final class RestartedSearch {
  private final List<MaskSearchConfig> starts;
  private final DifferentiableClassifier model;

  /**
   * @param starts configurations that differ in their seeds alone; at least one
   */
  RestartedSearch(List<MaskSearchConfig> starts, DifferentiableClassifier model) {
    this.starts = starts;
    this.model = model;
  }

  /** Images that a search sees. */
  int images() {
    return starts.get(0).images();
  }

  /** Searches; arguments as in {@link SmallestTriggerSearch#search}. */
  SmallestTrigger search(float[] clean, MaskGoal goal, long number) {
    return starts.stream()
        .map(start -> new SmallestTriggerSearch(start, model).search(clean, goal, number))
        .min(Comparator.comparingDouble(SmallestTrigger::size))
        .orElseThrow();
  }

  /** Logits of images with a trigger. */
  Logits logits(SmallestTrigger trigger, float[] clean) {
    ImageShape shape = model.spec().input();
    return model.logits(new ImageBatch(images(), shape, trigger.stamped(clean, shape)));
  }
}
