package io.trojanscope.cli;

import io.trojanscope.text.EnumText;
import io.trojanscope.train.Optimizer;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads by which rule to train. */
final class OptimizerConverter implements ITypeConverter<Optimizer.Rule> {
  @Override
  public Optimizer.Rule convert(String text) {
    return Arrays.stream(Optimizer.Rule.values())
        .filter(rule -> EnumText.lower(rule).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected adam, sgd or nesterov, found '" + text + "'"));
  }

  /** For the shell's completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Optimizer.Rule.values()).map(EnumText::lower).iterator();
    }
  }
}
