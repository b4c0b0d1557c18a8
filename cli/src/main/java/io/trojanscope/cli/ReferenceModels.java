package io.trojanscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the clean models of one {@code --reference}: all that follow up to the next option, once
 * the model to scan has been named; before that only one, so that the model to scan may come last.
 */
final class ReferenceModels implements IParameterConsumer {
  @Override
  public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
    List<Path> references = new ArrayList<>();
    List<Path> before = option.getValue();
    if (before != null) {
      references.addAll(before);
    }
    int least = references.size() + 1;
    boolean modelKnown = !((ScanCommand) command.userObject()).models.isEmpty();
    while (!arguments.isEmpty() && !isOption(arguments.peek())) {
      if (references.size() >= least && !modelKnown) {
        break;
      }
      references.add(read(arguments.pop()));
    }
    if (references.size() < least) {
      throw new ParameterException(
          command.commandLine(), "missing required parameter for option '--reference' (MODEL)");
    }
    option.setValue(references);
  }

  private static boolean isOption(String argument) {
    return argument.startsWith("-") && argument.length() > 1;
  }

  private static Path read(String argument) {
    try {
      return new PathConverter().convert(argument);
    } catch (TypeConversionException e) {
      throw new IllegalArgumentException("'--reference': " + e.getMessage(), e);
    }
  }
}
