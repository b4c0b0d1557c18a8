package io.trojanscope.cli;

import io.trojanscope.lab.reproduce.Reproduction;
import io.trojanscope.result.ReproductionDocument;
import io.trojanscope.result.paper.Claim;
import io.trojanscope.result.paper.PaperFigure;
import io.trojanscope.result.paper.PaperSection;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.EnumText;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
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
      "Repeats every experiment of the paper and tests its claims.",
      "Trains the models, computes all maps, and writes one page with the figures in the paper's"
          + " order, and their numbers as CSV and JSON. Takes an hour or two. Finished steps are"
          + " kept: the same command continues where it was stopped.",
      "With colour images, repeats the author's experiment for CIFAR-10 instead, which takes many hours.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  trojanscope reproduce --data mnist --out paper",
      "  trojanscope reproduce --data cifar10 --out paper-cifar10",
      "  trojanscope reproduce --quick --only fig3,fig8 --out paper"
    })
final class ReproduceCommand implements Callable<Integer> {
  @Mixin DataOption data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the page, the tables and the finished steps.")
  Path folder;

  @Option(
      names = "--quick",
      description =
          "Use a tenth of the samples and two epochs instead of five; takes about ten minutes.")
  boolean quick;

  @Option(
      names = "--only",
      paramLabel = "FIGURES",
      split = ",",
      description =
          "Only these figures, separated by commas: fig2 to fig23, queries (the noise baseline of"
              + " the discussion). With colour images: plant, blank, maps, distances, pairs, queries,"
              + " network.")
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
                    + "; the same command continues from there");
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
                  .formatted(figure.id(), EnumText.lower(claim.verdict()), claim.statement()));
        }
      }
    }
    out.println("wrote " + DisplayText.inert(folder.resolve(Reproduction.PAGE).toString()));
  }
}
