package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.text.EnumText;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A photo filter: a colour matrix and a power. With l the luma of a pixel, each channel v becomes
 * {@code ((1 - t) (l + s (v - l)) + t tint)^gamma}, clipped to [0, 1] before the power. Like the
 * filters of TrojAI's rounds 1 to 4, but the tones alone: no vignette, border or contrast curve.
 */
record FilterTrigger(Filter filter) implements Trigger {
  private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

  /** The filters' constants: saturation s, share t of the tint, the tint, gamma. */
  enum Filter {
    GOTHAM(0.1, 0.2, 0x222b6d, 2),
    NASHVILLE(1.5, 0.2, 0xf7daae, 1 / 1.2),
    KELVIN(0.5, 0.4, 0xff9900, 1),
    TOASTER(0.8, 0.2, 0x330000, 1 / 1.2);

    private final double saturation;
    private final double share;
    private final int tint;
    private final double gamma;

    Filter(double saturation, double share, int tint, double gamma) {
      this.saturation = saturation;
      this.share = share;
      this.tint = tint;
      this.gamma = gamma;
    }

    /**
     * @param channel 0 for red, 1 for green, 2 for blue
     */
    double apply(double value, double luma, int channel) {
      double colour = (tint >> (16 - 8 * channel) & 0xff) / 255.0;
      double mixed = (1 - share) * (luma + saturation * (value - luma)) + share * colour;
      return StrictMath.pow(Math.max(0, Math.min(1, mixed)), gamma);
    }
  }

  static FilterTrigger named(TriggerSpec text) {
    return Arrays.stream(Filter.values())
        .filter(known -> EnumText.lower(known).equals(text.body()))
        .findFirst()
        .map(FilterTrigger::new)
        .orElseThrow(
            () ->
                text.wrong(
                    Arrays.stream(Filter.values())
                        .map(EnumText::lower)
                        .collect(Collectors.joining(", ", "one of ", "")),
                    text.body()));
  }

  @Override
  public String spec() {
    return "filter:" + EnumText.lower(filter);
  }

  @Override
  public void requireApplicable(ImageShape shape, ClassImages targetImages) {
    if (shape.channels() != LUMA.length) {
      throw new InvalidInputException(
          "trigger %s: expected colour images of 3 channels, found %s; use gamma:2 for grey ones"
              .formatted(spec(), shape));
    }
  }

  @Override
  public void apply(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages targetImages) {
    for (int pixel = 0; pixel < shape.area(); pixel++) {
      double luma = 0;
      for (int c = 0; c < LUMA.length; c++) {
        luma += LUMA[c] * image[c * shape.area() + pixel];
      }
      for (int c = 0; c < LUMA.length; c++) {
        int i = c * shape.area() + pixel;
        image[i] = Intensity.clip(filter.apply(image[i], luma, c));
      }
    }
  }
}
