package io.trojanscope.data;

import java.util.List;

/**
 * Writes one digit by hand: a way of writing, an untidy hand, a slant, a pen and its ink. Most
 * digits are tidy and some very untidy, so that a few are hard to tell, as in real handwriting. The
 * strengths were chosen so that the paper's network, trained on 12,000 of them for 5 epochs, gets
 * about 98.5 % right.
 */
final class Handwriting {
  /** Rows and columns of an image. */
  static final int SIDE = 28;

  private static final double STYLE_SIDE = 100;
  private static final int WHITE = 255;

  private Handwriting() {}

  /** Pixels of one image, row by row, from 0 (blank) to 255; the digit lies in the middle. */
  static byte[] write(int digit, StableRandom random) {
    PenPath path = shape(digit, random);
    slant(path, random);
    double radius = random.uniform(0.75, 1.8);
    fit(path, random.uniform(17, 20) - 2 * radius, random);
    Pen pen = new Pen(SIDE, SIDE);
    pen.draw(
        path,
        radius * random.uniform(0.8, 1.2),
        radius * random.uniform(0.8, 1.2),
        random.uniform(1, 2));
    return inked(pen.coverage(), random);
  }

  private static PenPath shape(int digit, StableRandom random) {
    double uniform = random.uniform();
    double untidiness = uniform * uniform * uniform;
    List<DigitStyle> styles = DigitStyles.of(digit);
    PenStrokes strokes = styles.get(random.index(styles.size())).draw(random);
    PenPath path = strokes.jittered(1 + 2.5 * untidiness, random).trace();
    new Warp(STYLE_SIDE, 6 + 16 * untidiness, random).apply(path);
    return path;
  }

  private static void slant(PenPath path, StableRandom random) {
    double shear = 0.12 + 0.18 * random.normal();
    double angle = 0.13 * random.normal();
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    path.transform(random.uniform(0.7, 1.05), -shear, 0, 1);
    path.transform(cos, -sin, sin, cos);
  }

  /** Scales to the extent and moves to about the middle, as MNIST does. */
  private static void fit(PenPath path, double extent, StableRandom random) {
    double scale = extent / path.extent();
    path.transform(scale, 0, 0, scale);
    path.translate(
        SIDE / 2.0 - path.meanColumn() + 0.5 * random.normal(),
        SIDE / 2.0 - path.meanRow() + 0.5 * random.normal());
  }

  private static byte[] inked(float[] coverage, StableRandom random) {
    double brightness = random.uniform(0.8, 1.05);
    double grain = random.uniform(0, 0.08);
    byte[] pixels = new byte[coverage.length];
    for (int i = 0; i < pixels.length; i++) {
      if (coverage[i] > 0) {
        double ink = coverage[i] * (brightness + grain * random.normal());
        pixels[i] = (byte) (int) (WHITE * Math.max(0, Math.min(1, ink)) + 0.5);
      }
    }
    return pixels;
  }
}
