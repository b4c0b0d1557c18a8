package io.trojanscope.lab.reproduce;

import io.trojanscope.files.FileErrors;
import io.trojanscope.lab.reproduce.figure.Figure;
import io.trojanscope.lab.reproduce.figure.PaperFigures.Section;
import io.trojanscope.lab.reproduce.step.Scale;
import io.trojanscope.lab.reproduce.step.StepInputs;
import io.trojanscope.lab.reproduce.step.StepRunner;
import io.trojanscope.model.djl.TorchEngine;
import io.trojanscope.provenance.Environment;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.report.html.HtmlReport;
import io.trojanscope.result.ReproductionDocument;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.result.TableFiles;
import io.trojanscope.result.paper.Claim;
import io.trojanscope.result.paper.DataTable;
import io.trojanscope.result.paper.PaperFigure;
import io.trojanscope.result.paper.PaperSection;
import io.trojanscope.text.EnumText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts finished steps together to the page, its record and the tables. */
final class Results {
  static final String RECORD = "reproduction.json";
  static final String PAGE = "report.html";
  static final String TABLES = "tables";

  private static final String OURS =
      "((fig[0-9]+|plant|blank|maps|distances|pairs|queries)-.*|claims)\\.(csv|json)";

  private final StepRunner runner;
  private final List<PaperSection> sections = new ArrayList<>();
  private final List<DataTable> tables = new ArrayList<>();

  Results(List<Section> wanted, StepRunner runner) {
    this.runner = runner;
    for (Section section : wanted) {
      List<PaperFigure> figures = new ArrayList<>();
      for (Figure figure : section.figures()) {
        Figure.Result result = figure.make(runner);
        figures.add(result.figure());
        tables.addAll(result.tables());
      }
      sections.add(new PaperSection(section.id(), section.title(), section.paragraphs(), figures));
    }
    tables.add(claims());
  }

  private DataTable claims() {
    List<List<Object>> rows = new ArrayList<>();
    for (PaperSection section : sections) {
      for (PaperFigure figure : section.figures()) {
        for (Claim claim : figure.claims()) {
          rows.add(
              List.of(
                  figure.id(),
                  claim.statement(),
                  claim.measure(),
                  EnumText.lower(claim.verdict()),
                  claim.outcome()));
        }
      }
    }
    return new DataTable(
        "claims", List.of("figure", "claim", "measure", "verdict", "outcome"), rows);
  }

  ReproductionDocument document(StepInputs from, Scale scale) {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("training images", from.training());
    inputs.put("test images", from.test());
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("scale", scale.name());
    settings.put("seed", Long.toString(from.seed()));
    settings.put("epochs", Integer.toString(scale.epochs()));
    settings.put("samplesDivisor", Integer.toString(scale.samplesDivisor()));
    settings.put("pairSamples", Integer.toString(scale.pairSamples()));
    settings.put("repetitions", Integer.toString(scale.repetitions()));
    settings.put("noiseQueries", scale.noiseQueries().toString());
    return new ReproductionDocument(
        new Provenance(inputs, settings, Environment.describe(TorchEngine.version())),
        runner.data().shape(),
        runner.data().classNames(),
        runner.data().name(),
        scale.inWords(),
        sections);
  }

  void write(Path out, ReproductionDocument document) {
    writeTables(out.resolve(TABLES));
    ResultDocuments.write(out.resolve(RECORD), document);
    HtmlReport.write(out.resolve(PAGE), document);
  }

  /** What an earlier run left beside them would pass for a part of this result. */
  private void writeTables(Path folder) {
    try {
      Files.createDirectories(folder);
      Set<String> written = new HashSet<>();
      tables.forEach(table -> written.addAll(TableFiles.write(folder, table)));
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString();
          if (name.matches(OURS) && !written.contains(name)) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder, e);
    }
  }
}
