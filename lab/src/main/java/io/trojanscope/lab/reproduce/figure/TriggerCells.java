package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.attack.poison.ClassImages;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.lab.reproduce.measure.TriggerEnergy;
import io.trojanscope.lab.reproduce.step.PlantedModel;
import java.util.SplittableRandom;

/** The cells that a trigger paints. */
final class TriggerCells {
  private TriggerCells() {}

  /** Energy in the cells of a patch that keeps its place. */
  static TriggerEnergy energy(PlantedModel planted, LabeledImages images) {
    float[] image = new float[images.shape().size()];
    planted
        .trigger()
        .apply(
            image,
            images.shape(),
            new SplittableRandom(0),
            new ClassImages(images, planted.target()));
    boolean[] cells = new boolean[image.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = image[i] > 0;
    }
    return new TriggerEnergy(cells);
  }
}
