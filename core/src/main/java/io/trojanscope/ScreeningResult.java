package io.trojanscope;

import io.trojanscope.files.OutputFiles;
import io.trojanscope.files.SeparatedFiles;
import io.trojanscope.report.export.ScreeningCsv;
import io.trojanscope.report.html.HtmlReport;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.result.ScreenedImage;
import io.trojanscope.result.ScreeningDocument;
import io.trojanscope.screen.ClassScreening;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a screening found.
 *
 * @param document the classes, the first images of each, and what could have been missed
 * @param images all images, the most suspicious first
 * @param folder that holds the picture files; empty if the images are no picture files
 */
public record ScreeningResult(
    ScreeningDocument document, List<ScreenedImage> images, Optional<Path> folder) {
  public ScreeningResult {
    images = List.copyOf(images);
  }

  /** The most suspicious class; empty if there is no sign of poisoning. */
  public Optional<ClassScreening> suspiciousClass() {
    return document.mostSuspicious();
  }

  /** Names of the images that look poisoned, the most suspicious first. */
  public List<String> setApart() {
    return images.stream().filter(ScreenedImage::setApart).map(ScreenedImage::name).toList();
  }

  /**
   * Writes all images as CSV, the most suspicious first; replaces an existing file.
   *
   * @throws io.trojanscope.error.InvalidInputException if writing fails; no partial file is left
   */
  public void writeCsv(Path file) {
    OutputFiles.write(file, csv(Optional.empty()));
  }

  /**
   * Moves the images that look poisoned into another folder, in folders of the same names. Writes
   * the CSV file first, with the new place of each file, so that the move can be undone. Deletes
   * and replaces no image.
   *
   * @param target a folder outside of that of the images, which is made if it does not exist
   * @param csv replaces an existing file
   * @throws io.trojanscope.error.InvalidInputException if the images are no picture files, a file
   *     to be moved is missing, or one exists at its new place; nothing is moved then
   */
  public void moveTo(Path target, Path csv) {
    SeparatedFiles files = separated(target);
    files.requireMovable();
    OutputFiles.write(csv, csv(Optional.of(target)));
    files.move();
  }

  private SeparatedFiles separated(Path target) {
    return SeparatedFiles.of(document.data().name(), folder, setApart(), target);
  }

  private OutputFiles.Content csv(Optional<Path> target) {
    return ScreeningCsv.content(document, images, target);
  }

  /**
   * Writes the classes and the first images of each as JSON; replaces an existing file.
   *
   * @throws io.trojanscope.error.InvalidInputException if writing fails; no partial file is left
   */
  public void writeJson(Path file) {
    ResultDocuments.write(file, document);
  }

  /**
   * Writes the report as one HTML file, which shows the first images; replaces an existing file.
   *
   * @throws io.trojanscope.error.InvalidInputException if writing fails; no partial file is left
   */
  public void writeHtml(Path file) {
    HtmlReport.write(file, document);
  }
}
