package io.trojanscope.detect.verdict;

import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.image.Region;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.List;

/** Moves a local trigger to other places of the image. */
final class TriggerPlaces {
  /** Places per side of the grid. Chosen by hand. */
  private static final int PLACES_PER_SIDE = 3;

  private TriggerPlaces() {}

  /** The trigger, cut to its box, at the places of an even grid. */
  static List<CandidateTrigger> grid(CandidateTrigger trigger, Region box, ImageShape shape) {
    int height = box.rowEnd() - box.rowStart();
    int width = box.columnEnd() - box.columnStart();
    List<CandidateTrigger> moved = new ArrayList<>();
    for (int i = 0; i < PLACES_PER_SIDE; i++) {
      for (int j = 0; j < PLACES_PER_SIDE; j++) {
        int row = i * (shape.height() - height) / (PLACES_PER_SIDE - 1);
        int column = j * (shape.width() - width) / (PLACES_PER_SIDE - 1);
        moved.add(moved(trigger, box, shape, row, column));
      }
    }
    return moved;
  }

  private static CandidateTrigger moved(
      CandidateTrigger trigger, Region box, ImageShape shape, int row, int column) {
    float[] mask = new float[shape.area()];
    float[] pattern = new float[shape.size()];
    for (int r = box.rowStart(); r < box.rowEnd(); r++) {
      for (int c = box.columnStart(); c < box.columnEnd(); c++) {
        int from = r * shape.width() + c;
        int to = (r - box.rowStart() + row) * shape.width() + c - box.columnStart() + column;
        mask[to] = trigger.mask()[from];
        for (int channel = 0; channel < shape.channels(); channel++) {
          pattern[channel * shape.area() + to] = trigger.pattern()[channel * shape.area() + from];
        }
      }
    }
    return new CandidateTrigger(trigger.pair(), mask, pattern, trigger.converged());
  }
}
