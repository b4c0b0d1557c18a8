package io.trojanscope.detect.inversion;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;

/**
 * A pattern that is blended into the whole image: {@code x' = (1 - opacity) x + opacity p}, with
 * the values of p as parameters.
 *
 * @param values number of values of an image
 * @param opacity in (0, 1]
 */
public record FaintForm(int values, float opacity) implements TriggerForm {
  @Override
  public int parameters() {
    return values;
  }

  @Override
  public void apply(float[] parameters, ImageShape shape, float[] images, int offset) {
    for (int i = 0; i < values; i++) {
      images[offset + i] += opacity * (parameters[i] - images[offset + i]);
    }
  }

  @Override
  public void addGradient(float[] gradient, ImageShape shape, int offset, float[] sum) {
    for (int i = 0; i < values; i++) {
      sum[i] += opacity * gradient[offset + i];
    }
  }

  @Override
  public CandidateTrigger trigger(
      ClassPair pair, float[] parameters, ImageShape shape, boolean converged) {
    float[] mask = new float[shape.area()];
    Arrays.fill(mask, opacity);
    return new CandidateTrigger(pair, mask, parameters.clone(), converged);
  }
}
