package io.trojanscope.attack.poison;

import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where the object of an image is. The background is, per channel, the median of the image's
 * outermost pixels; a pixel belongs to the object if it differs from that in some channel by more
 * than noise and smoothed edges do.
 */
final class ObjectCoverage {
  private static final float BACKGROUND_TOLERANCE = 0.1f;
  private final int height;
  private final int width;

  /** Number of object pixels above row y and left of column x, at {@code y * (width + 1) + x}. */
  private final int[] summedArea;

  ObjectCoverage(float[] image, ImageShape shape) {
    this.height = shape.height();
    this.width = shape.width();
    this.summedArea = summedArea(objectPixels(image, shape));
  }

  /** Number of object pixels in a box. */
  int covered(int row, int column, int boxHeight, int boxWidth) {
    int stride = width + 1;
    int top = row * stride;
    int bottom = (row + boxHeight) * stride;
    return summedArea[bottom + column + boxWidth]
        - summedArea[bottom + column]
        - summedArea[top + column + boxWidth]
        + summedArea[top + column];
  }

  /** A random one of the places where a box covers the fewest object pixels. */
  Place leastCovering(int boxHeight, int boxWidth, RandomGenerator random) {
    List<Place> best = new ArrayList<>();
    int fewest = Integer.MAX_VALUE;
    for (int row = 0; row <= height - boxHeight; row++) {
      for (int column = 0; column <= width - boxWidth; column++) {
        int covered = covered(row, column, boxHeight, boxWidth);
        if (covered < fewest) {
          fewest = covered;
          best.clear();
        }
        if (covered == fewest) {
          best.add(new Place(row, column));
        }
      }
    }
    return best.get(random.nextInt(best.size()));
  }

  private int[] summedArea(boolean[] object) {
    int stride = width + 1;
    int[] sums = new int[(height + 1) * stride];
    for (int y = 0; y < height; y++) {
      int inRow = 0;
      for (int x = 0; x < width; x++) {
        inRow += object[y * width + x] ? 1 : 0;
        sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + inRow;
      }
    }
    return sums;
  }

  private static boolean[] objectPixels(float[] image, ImageShape shape) {
    boolean[] object = new boolean[shape.area()];
    for (int channel = 0; channel < shape.channels(); channel++) {
      int start = channel * shape.area();
      float background = borderMedian(image, start, shape);
      for (int pixel = 0; pixel < object.length; pixel++) {
        object[pixel] |= Math.abs(image[start + pixel] - background) > BACKGROUND_TOLERANCE;
      }
    }
    return object;
  }

  private static float borderMedian(float[] image, int start, ImageShape shape) {
    float[] border = new float[shape.area()];
    int count = 0;
    for (int y = 0; y < shape.height(); y++) {
      boolean edgeRow = y == 0 || y == shape.height() - 1;
      int step = edgeRow ? 1 : Math.max(1, shape.width() - 1);
      for (int x = 0; x < shape.width(); x += step) {
        border[count++] = image[start + y * shape.width() + x];
      }
    }
    Arrays.sort(border, 0, count);
    return border[count / 2];
  }
}
