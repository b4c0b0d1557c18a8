package io.trojanscope.report;

import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.TriggerKind;
import java.math.BigDecimal;

/** Kinds of triggers as people read them. */
public final class TriggerText {
  private TriggerText() {}

  /** {@code few pixels}, {@code patch}, {@code faint pattern} or {@code brightness}. */
  public static String kind(TriggerKind kind) {
    return switch (kind) {
      case SPARSE -> "few pixels";
      case PATCH -> "patch";
      case FAINT -> "faint pattern";
      case BRIGHTNESS -> "brightness";
    };
  }

  /** The factor of all intensities: {@code 2}, {@code 0.5}. */
  public static String gain(RecoveredTrigger trigger) {
    return new BigDecimal(Float.toString(trigger.gain())).stripTrailingZeros().toPlainString();
  }
}
