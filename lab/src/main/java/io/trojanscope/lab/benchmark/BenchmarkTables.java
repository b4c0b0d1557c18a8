package io.trojanscope.lab.benchmark;

import io.trojanscope.files.OutputFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The files of a benchmark's table. */
final class BenchmarkTables {
  private BenchmarkTables() {}

  static void write(ZooFolder folder, BenchmarkResult result) {
    JsonFile.write(folder.table("json"), BenchmarkResult.FORMAT, result);
    writeText(folder.table("csv"), BenchmarkCsv.of(result));
    writeText(folder.table("md"), BenchmarkMarkdown.of(result));
  }

  private static void writeText(Path file, String text) {
    OutputFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
