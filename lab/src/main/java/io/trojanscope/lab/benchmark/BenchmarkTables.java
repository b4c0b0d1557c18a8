package io.trojanscope.lab.benchmark;

import io.trojanscope.files.OutputFiles;
import io.trojanscope.lab.artefact.JsonFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The files of a benchmark's table. */
final class BenchmarkTables {
  private static final String NAME = "benchmark.";

  private BenchmarkTables() {}

  static void write(Path folder, BenchmarkResult result) {
    JsonFile.write(folder.resolve(NAME + "json"), BenchmarkResult.FORMAT, result);
    writeText(folder.resolve(NAME + "csv"), BenchmarkCsv.of(result));
    writeText(folder.resolve(NAME + "md"), BenchmarkMarkdown.of(result));
  }

  private static void writeText(Path file, String text) {
    OutputFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
