package io.trojanscope.report;

import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.image.Region;
import java.math.BigDecimal;

/** Recovered triggers as people read them. */
public final class TriggerText {
  private TriggerText() {}

  /** The type in a word or two: {@code few pixels}, {@code patch}, {@code wave}. */
  public static String title(TriggerType type) {
    return switch (type) {
      case SPARSE -> "few pixels";
      case PATCH -> "patch";
      case FAINT -> "faint pattern";
      case BRIGHTNESS -> "brightness";
      case MASK -> "mask";
      case WAVE -> "wave";
      case WARP -> "warp";
      case TONE -> "tone";
    };
  }

  /** Where it sits, first and last pixels: {@code rows 1 to 6, columns 21 to 26}. */
  public static String place(Region box) {
    return "rows %d to %d, columns %d to %d"
        .formatted(box.rowStart(), box.rowEnd() - 1, box.columnStart(), box.columnEnd() - 1);
  }

  /** The factor of all intensities: {@code 2}, {@code 0.5}. */
  public static String gain(RecoveredTrigger trigger) {
    return gain(trigger.gain());
  }

  /** The same of a factor. */
  static String gain(float factor) {
    return new BigDecimal(Float.toString(factor)).stripTrailingZeros().toPlainString();
  }
}
