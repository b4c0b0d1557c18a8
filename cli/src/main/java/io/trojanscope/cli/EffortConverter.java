package io.trojanscope.cli;

import io.trojanscope.detect.Effort;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how much a scan computes. */
final class EffortConverter implements ITypeConverter<Effort> {
  @Override
  public Effort convert(String text) {
    return switch (text) {
      case "quick" -> Effort.QUICK;
      case "standard" -> Effort.STANDARD;
      case "thorough" -> Effort.THOROUGH;
      default ->
          throw new TypeConversionException(
              "expected quick, standard or thorough, found '" + text + "'");
    };
  }

  /** For the shell's completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("quick", "standard", "thorough").iterator();
    }
  }
}
