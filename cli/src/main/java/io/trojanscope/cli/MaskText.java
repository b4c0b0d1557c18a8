package io.trojanscope.cli;

import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.spec.ImageShape;
import java.util.ArrayList;
import java.util.List;

/** Draws a recovered mask with characters. */
final class MaskText {
  private static final int WIDEST = 40;
  private static final String SHADES = ".:+#";
  private static final double FAINT = 0.1;

  private MaskText() {}

  /**
   * A line per row that the trigger touches, {@code .} where a pixel is kept to {@code #} where it
   * is replaced; nothing for images wider than {@value #WIDEST} pixels, and for triggers that
   * change all pixels alike.
   */
  static List<String> lines(RecoveredTrigger trigger, ImageShape shape) {
    boolean wide = shape.width() > WIDEST || shape.height() > WIDEST;
    if (wide || !trigger.type().isLocal()) {
      return List.of();
    }
    int first = trigger.box().map(box -> box.rowStart()).orElse(0);
    int end = trigger.box().map(box -> box.rowEnd()).orElse(shape.height());
    List<String> lines = new ArrayList<>();
    for (int row = first; row < end; row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < shape.width(); column++) {
        line.append(shade(trigger.mask()[row * shape.width() + column]));
      }
      lines.add("%4d  %s".formatted(row, line));
    }
    return lines;
  }

  private static char shade(float mask) {
    if (mask < FAINT) {
      return SHADES.charAt(0);
    }
    int last = SHADES.length() - 1;
    return SHADES.charAt(Math.min(last, 1 + (int) (mask * last)));
  }
}
