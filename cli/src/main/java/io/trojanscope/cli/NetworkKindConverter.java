package io.trojanscope.cli;

import io.trojanscope.train.NetworkKind;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads which network to train. */
final class NetworkKindConverter implements ITypeConverter<NetworkKind> {
  @Override
  public NetworkKind convert(String text) {
    return switch (text) {
      case "paper" -> NetworkKind.PAPER;
      case "cifar" -> NetworkKind.CIFAR;
      default -> throw new TypeConversionException("expected paper or cifar, found '" + text + "'");
    };
  }

  /** For the shell's completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("paper", "cifar").iterator();
    }
  }
}
