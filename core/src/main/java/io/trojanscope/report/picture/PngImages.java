package io.trojanscope.report.picture;

import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.biasmap.MapKey;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.text.EnumText;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the maps of a result as PNG files, enlarged by a whole factor, without text. */
public final class PngImages {
  private static final int FILE_SIDE = 280;
  private static final int SHEET_SIDE = 84;
  private static final long SHEET_PIXELS = 1L << 25;
  private static final int SHEET_CLASSES = 2000;
  private static final String SHEET = "contact-sheet.png";

  private PngImages() {}

  /**
   * Writes {@code suspect-class-9.png}, {@code reference-class-9.png} and {@code
   * difference-class-9.png} (Algorithm II: {@code suspect-source-8-class-9.png}), the same with
   * {@code -perturbation}, and {@code contact-sheet.png} with the mean adversarial examples of
   * suspect, reference and difference: a column per class (Algorithm II: three squares, a row per
   * source and a column per predicted class). All maps of a kind share a scale. Existing files are
   * replaced; beyond 2,000 classes there is no sheet.
   *
   * @return the files written
   * @throws InvalidInputException if the folder cannot be made or a file cannot be written
   */
  public static List<Path> writeMaps(MapsDocument document, Path folder) {
    makeFolder(folder);
    List<MapComparison> comparisons = document.comparisons();
    MapPainter painter = new MapPainter(document.shape(), comparisons);
    List<Path> files = new ArrayList<>();
    for (MapComparison comparison : comparisons) {
      for (MapKind kind : MapKind.values()) {
        for (MapSide side : MapSide.values()) {
          painter
              .paint(comparison, kind, side, Integer.MAX_VALUE)
              .map(picture -> PictureSizes.enlarge(picture, FILE_SIDE))
              .map(picture -> write(picture, folder.resolve(name(comparison.key(), kind, side))))
              .ifPresent(files::add);
        }
      }
    }
    if (document.classNames().size() <= SHEET_CLASSES) {
      files.add(write(sheet(document, comparisons, painter), folder.resolve(SHEET)));
    }
    return files;
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InvalidInputException(folder + ": the folder could not be made: " + e, e);
    }
  }

  private static String name(MapKey key, MapKind kind, MapSide side) {
    return EnumText.lower(side)
        + (key.source().isPresent() ? "-source-" + key.source().getAsInt() : "")
        + "-class-"
        + key.predicted()
        + (kind == MapKind.PERTURBATION ? "-perturbation.png" : ".png");
  }

  private static BufferedImage sheet(
      MapsDocument document, List<MapComparison> comparisons, MapPainter painter) {
    List<List<Optional<SheetLayout.Place>>> layout = SheetLayout.rows(document, comparisons);
    long tiles = layout.stream().mapToLong(List::size).sum();
    int side = Math.min(SHEET_SIDE, ContactSheet.sideFor(tiles, SHEET_PIXELS));
    return ContactSheet.of(
        layout.stream()
            .map(row -> row.stream().map(place -> paint(place, painter, side)).toList())
            .toList(),
        tile(document.shape(), side));
  }

  private static Optional<BufferedImage> paint(
      Optional<SheetLayout.Place> place, MapPainter painter, int side) {
    return place
        .flatMap(p -> painter.paint(p.comparison(), MapKind.ADVERSARIAL, p.side(), side))
        .map(picture -> PictureSizes.enlarge(picture, side));
  }

  private static BufferedImage tile(ImageShape shape, int side) {
    ImageShape small = Thumbnail.reduced(shape, side);
    return PictureSizes.enlarge(
        new BufferedImage(small.width(), small.height(), BufferedImage.TYPE_BYTE_GRAY), side);
  }

  private static Path write(BufferedImage picture, Path file) {
    byte[] bytes = Png.encode(picture);
    OutputFiles.write(file, out -> out.write(bytes));
    return file;
  }
}
