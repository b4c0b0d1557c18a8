package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.stream.Stream;
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

  /**
   * Compares the files before anything is opened; what is no file is told when it is opened.
   *
   * @throws InvalidInputException if a reference is the same file as a model to scan, or as another
   */
  static void requireDifferent(List<Path> models, List<Path> references) {
    Map<String, Path> seen = new HashMap<>();
    if (models.size() == 1 && !references.isEmpty()) {
      files(models).forEach(model -> seen.put(Sha256.of(model), model));
    }
    files(references)
        .forEach(
            reference -> {
              Path same = seen.putIfAbsent(Sha256.of(reference), reference);
              if (same != null) {
                throw new InvalidInputException(
                    "--reference: expected different models, found the same content in %s and %s; give another clean model"
                        .formatted(reference, same));
              }
            });
  }

  private static Stream<Path> files(List<Path> paths) {
    return paths.stream().filter(path -> Files.isRegularFile(path) && Files.isReadable(path));
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
