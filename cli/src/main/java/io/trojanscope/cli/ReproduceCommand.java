package io.trojanscope.cli;

import io.trojanscope.lab.reproduce.Reproduction;
import io.trojanscope.result.ReproductionDocument;
import io.trojanscope.result.paper.Claim;
import io.trojanscope.result.paper.PaperFigure;
import io.trojanscope.result.paper.PaperSection;
import io.trojanscope.text.DisplayText;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "reproduce",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Makes every experiment of the paper anew and tests what the paper claims.",
      "Trains the models, makes all maps, and writes one page with the figures in the paper's order,"
          + " and the numbers behind them as CSV and JSON. Takes an hour or two; what is finished is"
          + " kept, so the same command goes on where it was stopped.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  trojanscope reproduce --data mnist --out paper",
      "  trojanscope reproduce --quick --only fig3,fig8 --out paper"
    })
final class ReproduceCommand implements Callable<Integer> {
  @Mixin DataOption data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the page, the tables and what is finished so far.")
  Path folder;

  @Option(
      names = "--quick",
      description = "A tenth of the samples and two epochs instead of five: some ten minutes.")
  boolean quick;

  @Option(
      names = "--only",
      paramLabel = "FIGURES",
      split = ",",
      description =
          "Only these figures, with commas between: fig2 to fig23, queries (the noise baseline of"
              + " the discussion).")
  Set<String> only = new LinkedHashSet<>();

  @Mixin ComputeOptions compute;
  @Mixin CommonOptions common;

  private final Console console;

  ReproduceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    compute.check();
    // A folder that an earlier run has worked in is gone on with.
    OutputFolder.requireWritable(
        folder, common.force || Files.isDirectory(folder.resolve(Reproduction.WORK)));
    try (Progress progress = common.progress(console)) {
      Reproduction reproduction =
          new Reproduction(
              data.open(DataOption.of(Optional.empty(), progress, console)),
              quick,
              compute.seed,
              compute.threads(),
              progress,
              this::tell);
      print(reproduction.run(folder, only));
      return ExitCode.OK;
    } finally {
      if (Thread.currentThread().isInterrupted()) {
        console
            .err()
            .println(
                "finished steps are kept in "
                    + DisplayText.inert(folder.resolve(Reproduction.WORK).toString())
                    + "; the same command goes on from there");
      }
    }
  }

  private void tell(String notice) {
    if (!common.quiet) {
      console.err().println(DisplayText.inert(notice));
    }
  }

  private void print(ReproductionDocument document) {
    PrintWriter out = console.out();
    for (PaperSection section : document.sections()) {
      for (PaperFigure figure : section.figures()) {
        for (Claim claim : figure.claims()) {
          out.println(
              "%-8s %-8s %s"
                  .formatted(
                      figure.id(),
                      claim.verdict().name().toLowerCase(Locale.ROOT),
                      claim.statement()));
        }
      }
    }
    out.println("wrote " + DisplayText.inert(folder.resolve(Reproduction.PAGE).toString()));
  }
}
