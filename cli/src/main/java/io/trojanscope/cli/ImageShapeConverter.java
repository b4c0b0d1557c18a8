package io.trojanscope.cli;

import io.trojanscope.InvalidInputException;
import io.trojanscope.image.ImageShape;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads channels, height and width. */
final class ImageShapeConverter implements ITypeConverter<ImageShape> {
  @Override
  public ImageShape convert(String text) {
    String[] parts = text.split("x", -1);
    try {
      if (parts.length == 3) {
        return new ImageShape(
            Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
      }
    } catch (NumberFormatException | InvalidInputException e) {
      // told below
    }
    throw new TypeConversionException(
        "expected channels, height and width as in 3x32x32, found '" + text + "'");
  }
}
