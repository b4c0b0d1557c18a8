package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.train.NetworkArchitecture;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads which network to train. */
final class NetworkConverter implements ITypeConverter<NetworkArchitecture> {
  @Override
  public NetworkArchitecture convert(String text) {
    try {
      return NetworkArchitecture.parse(text);
    } catch (InvalidInputException e) {
      // The command names the option itself.
      throw new TypeConversionException(e.getMessage().replaceFirst("^network: ", ""));
    }
  }

  /** For the shell's completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return NetworkArchitecture.all().map(NetworkArchitecture::toString).iterator();
    }
  }
}
