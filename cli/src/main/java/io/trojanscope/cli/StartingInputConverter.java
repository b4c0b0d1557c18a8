package io.trojanscope.cli;

import io.trojanscope.biasmap.StartingInput;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what an attack starts from. */
final class StartingInputConverter implements ITypeConverter<StartingInput> {
  @Override
  public StartingInput convert(String text) {
    return switch (text) {
      case "blank" -> StartingInput.BLANK;
      case "noise" -> StartingInput.NOISE;
      case "data" -> StartingInput.DATA;
      default ->
          throw new TypeConversionException("expected blank, noise or data, found '" + text + "'");
    };
  }

  /** For the shell's completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("blank", "noise", "data").iterator();
    }
  }
}
