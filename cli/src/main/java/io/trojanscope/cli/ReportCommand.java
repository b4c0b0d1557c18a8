package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.report.html.HtmlReport;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.text.DisplayText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    sortOptions = false,
    sortSynopsis = false,
    description = {"Draws the report of an earlier result again.", ""},
    footer = {"", "Example:", "  trojanscope report maps/maps.json --out maps.html"})
final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The result: a JSON file that trojanscope wrote.")
  Path result;

  @Option(
      names = "--out",
      paramLabel = "FILE.html",
      description = "Where to write the report (default: beside the result, as .html).")
  private Path page;

  @Mixin CommonOptions common;

  private final Console console;

  ReportCommand(Console console) {
    this.console = console;
  }

  /** Where the report goes. */
  Path page() {
    if (page != null) {
      return page;
    }
    String name = result.getFileName().toString();
    return result.resolveSibling(name.replaceFirst("\\.json$", "") + ".html");
  }

  @Override
  public Integer call() {
    if (!Files.isRegularFile(result)) {
      throw new InvalidInputException(
          result + ": no such file; give a JSON file that trojanscope wrote");
    }
    if (page().toAbsolutePath().normalize().equals(result.toAbsolutePath().normalize())) {
      throw new InvalidInputException("--out: is the result itself; give another name");
    }
    if (!page().toString().endsWith(".html")) {
      throw new InvalidInputException("--out: expected a name that ends in .html, found " + page());
    }
    OutputFiles.requireWritable(page(), common.force);
    HtmlReport.write(page(), ResultDocuments.read(result));
    console.out().println("wrote " + DisplayText.inert(page().toString()));
    return ExitCode.OK;
  }
}
