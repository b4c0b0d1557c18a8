package io.trojanscope.cli;

import io.trojanscope.lab.benchmark.Zoo;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a zoo. */
final class ZooConverter implements ITypeConverter<Zoo> {
  @Override
  public Zoo convert(String text) {
    return switch (text) {
      case "tuning" -> Zoo.TUNING;
      case "evaluation" -> Zoo.EVALUATION;
      default ->
          throw new TypeConversionException("expected tuning or evaluation, found '" + text + "'");
    };
  }

  /** For the shell's completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("tuning", "evaluation").iterator();
    }
  }
}
