package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.files.OutputFiles.Output;
import io.trojanscope.fleet.ResultFolder;
import io.trojanscope.report.html.HtmlReport;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.result.ScanDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where the results of scans go; nowhere unless an option says so. */
final class ScanOutput {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where to write the whole result as JSON; - is standard output.")
  private Path json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Where to write the report; - is standard output.")
  private Path html;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder for the JSON and the report of each model, named after the models. Several models"
              + " need it in place of --json and --html. For a folder of models, also index.html,"
              + " results.jsonl, results.csv, results.sarif and junit.xml.")
  private Path folder;

  /**
   * Checks before the work begins that all can be written.
   *
   * @param read files that must not be replaced
   * @throws InvalidInputException if the options contradict each other, or something cannot be
   *     written
   */
  void check(List<Path> models, List<Path> read, boolean overwrite, Console console) {
    if (folder != null && !named().isEmpty()) {
      throw new InvalidInputException(
          "--out: expected no --json or --html with it, found both; remove them, as --out writes both files");
    }
    if (models.size() > 1 && !named().isEmpty()) {
      throw new InvalidInputException(
          "--json and --html: expected one model, found " + models.size() + "; use --out DIR");
    }
    Set<Path> inputs =
        Stream.concat(models.stream(), read.stream())
            .map(ResultFile::place)
            .collect(Collectors.toSet());
    for (Path file : named().values()) {
      if (inputs.contains(ResultFile.place(file))) {
        throw new InvalidInputException(
            file + ": expected a new file, found a model that the scan reads; choose another name");
      }
      ResultFile.require(file, overwrite, console);
    }
    if (folder != null) {
      OutputFolder.requireWritable(folder, overwrite);
    }
  }

  /** The files of results, by the option that names each. */
  SortedMap<String, Path> named() {
    SortedMap<String, Path> named = new TreeMap<>();
    Optional.ofNullable(json).ifPresent(file -> named.put("--json", file));
    Optional.ofNullable(html).ifPresent(file -> named.put("--html", file));
    return named;
  }

  /**
   * Checks before the work begins that the results of a folder of models can be written.
   *
   * @throws InvalidInputException if no option names a folder, or it cannot be written
   */
  void checkFolder(boolean overwrite) {
    ResultFolder.requireUsable(resultFolder(), overwrite);
  }

  /**
   * The folder for the results of a folder of models.
   *
   * @throws InvalidInputException if no option names one
   */
  Path resultFolder() {
    if (!named().isEmpty()) {
      throw new InvalidInputException(
          "--json and --html: expected one model, found a folder of models; use --out DIR alone");
    }
    if (folder == null) {
      throw new InvalidInputException(
          "--out: expected a folder for the results, found none; a folder of models needs --out DIR");
    }
    ResultFile.requireFile(folder, "--out", "a folder of results");
    return folder;
  }

  /**
   * Writes JSON and report, both or neither.
   *
   * @param name of the model among all models
   * @return the files written
   * @throws InvalidInputException if writing fails
   */
  List<Path> write(ScanDocument document, String name, Console console) {
    if (folder != null) {
      List<Path> names = List.of(Path.of(name + ".json"), Path.of(name + ".html"));
      OutputFolder.write(
          folder,
          staging ->
              OutputFiles.writeTogether(
                  outputs(
                      document,
                      Optional.of(staging.resolve(names.get(0))),
                      Optional.of(staging.resolve(names.get(1))))));
      return names.stream().map(folder::resolve).toList();
    }
    Map<Boolean, List<Output>> outputs =
        outputs(document, Optional.ofNullable(json), Optional.ofNullable(html)).stream()
            .collect(
                Collectors.partitioningBy(output -> ResultFile.isStandardOutput(output.file())));
    OutputFiles.writeTogether(outputs.get(false));
    outputs.get(true).forEach(output -> console.write(output.content()));
    return outputs.get(false).stream().map(Output::file).toList();
  }

  /** A name for each model, in their order: its file's, without extension, numbered if taken. */
  static List<String> names(List<Path> models) {
    List<String> names = new ArrayList<>();
    for (Path model : models) {
      String name =
          ResultFile.place(model).getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "");
      String free = name;
      for (int number = 2; names.contains(free); number++) {
        free = name + "-" + number;
      }
      names.add(free);
    }
    return names;
  }

  private static List<Output> outputs(
      ScanDocument document, Optional<Path> json, Optional<Path> html) {
    List<Output> outputs = new ArrayList<>();
    json.ifPresent(file -> outputs.add(new Output(file, ResultDocuments.content(document))));
    html.ifPresent(file -> outputs.add(new Output(file, HtmlReport.content(document))));
    return outputs;
  }
}
