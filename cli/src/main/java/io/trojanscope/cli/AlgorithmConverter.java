package io.trojanscope.cli;

import io.trojanscope.biasmap.Algorithm;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an algorithm by its number in the paper. */
final class AlgorithmConverter implements ITypeConverter<Algorithm> {
  @Override
  public Algorithm convert(String text) {
    return switch (text) {
      case "1" -> Algorithm.PER_CLASS;
      case "2" -> Algorithm.PER_PAIR;
      default ->
          throw new TypeConversionException(
              "expected 1 (a map per class) or 2 (a map per pair of classes), found '"
                  + text
                  + "'");
    };
  }

  /** For the shell's completion. */
  static final class Numbers implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("1", "2").iterator();
    }
  }
}
