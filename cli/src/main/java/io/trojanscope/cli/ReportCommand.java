package io.trojanscope.cli;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.report.html.HtmlReport;
import io.trojanscope.result.ResultDocuments;
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
    description = {"Writes the HTML report of an earlier result.", ""},
    footer = {"", "Example:", "  trojanscope report maps/maps.json --out maps.html"})
final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The result: a JSON file that trojanscope wrote.")
  Path result;

  @Option(
      names = "--out",
      paramLabel = "FILE.html",
      description =
          "Where to write the report; - is standard output (default: beside the result, as"
              + " .html).")
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
    FileErrors.requireReadable(result, "a JSON file that trojanscope wrote");
    if (page().toAbsolutePath().normalize().equals(result.toAbsolutePath().normalize())) {
      throw new InvalidInputException(
          "--out: expected another file than the result, found the same; choose another name");
    }
    boolean toOutput = ResultFile.isStandardOutput(page());
    if (!toOutput && !page().toString().endsWith(".html")) {
      throw new InvalidInputException("--out: expected a name that ends in .html, found " + page());
    }
    ResultFile.require(page(), common.force, console);
    ResultFile.write(page(), HtmlReport.content(ResultDocuments.read(result)), console);
    return ExitCode.OK;
  }
}
