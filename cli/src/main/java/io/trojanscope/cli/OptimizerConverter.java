package io.trojanscope.cli;

import io.trojanscope.train.Optimizer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads by which rule to train. */
final class OptimizerConverter implements ITypeConverter<Optimizer.Rule> {
  @Override
  public Optimizer.Rule convert(String text) {
    return Arrays.stream(Optimizer.Rule.values())
        .filter(rule -> name(rule).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected adam, sgd or nesterov, found '" + text + "'"));
  }

  private static String name(Optimizer.Rule rule) {
    return rule.name().toLowerCase(Locale.ROOT);
  }

  /** For the shell's completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Optimizer.Rule.values()).map(OptimizerConverter::name).iterator();
    }
  }
}
