package io.trojanscope.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the level of a test. */
final class AlphaConverter implements ITypeConverter<Double> {
  @Override
  public Double convert(String text) {
    try {
      double alpha = Double.parseDouble(text);
      if (alpha > 0 && alpha < 1) {
        return alpha;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new TypeConversionException(
        "expected a number in (0, 1) such as 0.05, found '" + text + "'");
  }
}
