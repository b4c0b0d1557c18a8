package io.trojanscope.cli;

import io.trojanscope.report.html.HtmlReport;
import io.trojanscope.report.picture.PngImages;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.result.ResultDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a run of bias maps leaves: the result, its report and its pictures. */
final class MapsFolder {
  static final String RESULT = "maps.json";
  static final String REPORT = "report.html";
  private static final String PICTURES = "pictures";

  private MapsFolder() {}

  static void write(Path folder, MapsDocument document) throws IOException {
    ResultDocuments.write(folder.resolve(RESULT), document);
    HtmlReport.write(folder.resolve(REPORT), document);
    PngImages.writeMaps(document, Files.createDirectory(folder.resolve(PICTURES)));
  }
}
