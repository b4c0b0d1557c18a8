package io.trojanscope.report.export;

import io.trojanscope.files.OutputFiles;
import io.trojanscope.result.ScreenedImage;
import io.trojanscope.result.ScreeningDocument;
import io.trojanscope.screen.ClassScreening;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Screened images as CSV (RFC 4180, UTF-8, a header), the most suspicious first. A text that a
 * spreadsheet would take for a formula begins with an apostrophe.
 */
public final class ScreeningCsv {
  private static final List<String> HEADER =
      List.of(
          "rank",
          "file",
          "class",
          "class_name",
          "score",
          "set_apart",
          "class_suspicious",
          "class_images",
          "class_expected",
          "moved_to");

  private ScreeningCsv() {}

  /**
   * The file.
   *
   * @param images the most suspicious first
   * @param target folder that the images that are set apart go to
   */
  public static OutputFiles.Content content(
      ScreeningDocument document, Iterable<ScreenedImage> images, Optional<Path> target) {
    return out -> {
      out.write(CsvLine.of(HEADER));
      int rank = 1;
      for (ScreenedImage image : images) {
        out.write(CsvLine.of(cells(document, rank++, image, target)));
      }
    };
  }

  private static List<String> cells(
      ScreeningDocument document, int rank, ScreenedImage image, Optional<Path> target) {
    ClassScreening ofClass = document.classes().get(image.label());
    return List.of(
        Integer.toString(rank),
        CsvLine.text(image.name()),
        Integer.toString(image.label()),
        CsvLine.text(document.classNames().get(image.label())),
        Double.toString(image.score()),
        Boolean.toString(image.setApart()),
        Boolean.toString(ofClass.suspicious()),
        Integer.toString(ofClass.images()),
        Integer.toString(ofClass.expected()),
        target
            .filter(folder -> image.setApart())
            .map(folder -> CsvLine.text(folder.resolve(image.name()).toString()))
            .orElse(""));
  }
}
