package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads channels, height and width. */
final class ImageShapeConverter implements ITypeConverter<ImageShape> {
  @Override
  public ImageShape convert(String text) {
    try {
      return ImageShape.parse(text);
    } catch (InvalidInputException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
