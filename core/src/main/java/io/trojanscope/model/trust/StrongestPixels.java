package io.trojanscope.model.trust;

import io.trojanscope.spec.ImageShape;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The pixels with the strongest gradient, wherever they are: a trigger may lie in several places.
 *
 * @param count of pixels, at most the image's
 */
record StrongestPixels(ImageShape shape, int count) implements PixelChoice {
  @Override
  public int[] choose(float[] gradient, int offset) {
    int area = shape.area();
    double[] strength = new double[area];
    for (int i = 0; i < shape.size(); i++) {
      strength[i % area] += Math.abs(gradient[offset + i]);
    }
    return IntStream.range(0, area)
        .boxed()
        .sorted(Comparator.comparingDouble(pixel -> -strength[pixel]))
        .limit(count)
        .flatMapToInt(
            pixel -> IntStream.range(0, shape.channels()).map(channel -> channel * area + pixel))
        .toArray();
  }
}
