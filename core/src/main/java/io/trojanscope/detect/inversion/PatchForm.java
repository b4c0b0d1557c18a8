package io.trojanscope.detect.inversion;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.image.Region;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The intensities of all pixels of a window, which replace those of the image.
 *
 * @param window within the image
 */
public record PatchForm(Region window, int channels) implements TriggerForm {
  /**
   * Square windows on an even grid.
   *
   * @param perSide of the grid, at least 2
   * @param share of the image's shorter side that a window takes
   */
  public static List<TriggerForm> grid(ImageShape shape, int perSide, double share) {
    int shorter = Math.min(shape.height(), shape.width());
    int side = Math.max(1, (int) Math.round(share * shorter));
    List<TriggerForm> forms = new ArrayList<>();
    for (int i = 0; i < perSide; i++) {
      for (int j = 0; j < perSide; j++) {
        int row = Math.round(i * (shape.height() - side) / (perSide - 1f));
        int column = Math.round(j * (shape.width() - side) / (perSide - 1f));
        forms.add(
            new PatchForm(new Region(row, row + side, column, column + side), shape.channels()));
      }
    }
    return forms.stream().distinct().toList();
  }

  @Override
  public int parameters() {
    return Math.toIntExact(channels * window.area());
  }

  @Override
  public void apply(float[] parameters, ImageShape shape, float[] images, int offset) {
    int width = window.columnEnd() - window.columnStart();
    for (int from = 0; from < parameters.length; from += width) {
      System.arraycopy(parameters, from, images, offset + position(from, shape), width);
    }
  }

  @Override
  public void addGradient(float[] gradient, ImageShape shape, int offset, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += gradient[offset + position(i, shape)];
    }
  }

  /** Where a parameter lies within an image. */
  private int position(int parameter, ImageShape shape) {
    int width = window.columnEnd() - window.columnStart();
    int area = Math.toIntExact(window.area());
    int row = window.rowStart() + parameter % area / width;
    int column = window.columnStart() + parameter % width;
    return parameter / area * shape.area() + row * shape.width() + column;
  }

  @Override
  public CandidateTrigger trigger(
      ClassPair pair, float[] parameters, ImageShape shape, boolean converged) {
    float[] pattern = new float[shape.size()];
    apply(parameters, shape, pattern, 0);
    float[] mask = new float[shape.area()];
    float[] ones = new float[Math.toIntExact(window.area())];
    Arrays.fill(ones, 1);
    new PatchForm(window, 1).apply(ones, new ImageShape(1, shape.height(), shape.width()), mask, 0);
    return new CandidateTrigger(pair, mask, pattern, converged);
  }
}
