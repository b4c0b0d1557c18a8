package io.trojanscope.attack.poison;

import java.math.BigDecimal;

final class PlainDecimal {
  private PlainDecimal() {}

  /** The shortest plain decimal that reads back as the same number: 2, 0.1. */
  static String shortest(float number) {
    return new BigDecimal(Float.toString(number)).stripTrailingZeros().toPlainString();
  }
}
