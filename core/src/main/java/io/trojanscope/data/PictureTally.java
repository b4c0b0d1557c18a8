package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the reading of pictures came to. */
final class PictureTally {
  /** One picture in so many may be unreadable. */
  static final int READABLE_PER_SKIPPED = 10;

  private static final int COMPLAINTS_SHOWN = 10;

  private final String title;
  private final Path folder;
  private final Optional<ImageShape> wanted;
  private final SortedSet<String> formats = new TreeSet<>();
  private final List<String> complaints = new ArrayList<>();
  private String nameOfFirst;
  private int tried;
  private int skipped;
  private boolean coloured;
  private ImageShape smallest;
  private ImageShape largest;

  PictureTally(String title, Path folder, Optional<ImageShape> wanted) {
    this.title = title;
    this.folder = folder;
    this.wanted = wanted;
  }

  /**
   * Counts a picture.
   *
   * @return whether it was read
   * @throws InvalidInputException if its size is not that of the first, and no shape is wanted
   */
  boolean add(PictureAttempt attempt) {
    tried++;
    if (!attempt.succeeded()) {
      skipped++;
      if (skipped <= COMPLAINTS_SHOWN) {
        complaints.add(attempt.complaint());
      }
      return false;
    }
    addReadable(attempt);
    return true;
  }

  private void addReadable(PictureAttempt attempt) {
    ImageShape stored = attempt.stored();
    if (nameOfFirst == null) {
      nameOfFirst = attempt.name();
      smallest = stored;
      largest = stored;
    }
    if (wanted.isEmpty() && !sameSize(stored, smallest)) {
      throw InvalidInputException.fixedBy(
          "image-shape",
          "%s: expected %s of one size, found %s in %s and %s in %s; resize them, or give %s"
              .formatted(
                  folder,
                  title,
                  size(smallest),
                  nameOfFirst,
                  size(stored),
                  attempt.name(),
                  InvalidInputException.nameOf("image-shape")));
    }
    formats.add(attempt.format().toString());
    coloured |= stored.channels() > 1;
    smallest = stored.area() < smallest.area() ? stored : smallest;
    largest = stored.area() > largest.area() ? stored : largest;
  }

  int tried() {
    return tried;
  }

  /**
   * @throws InvalidInputException if too many were skipped
   */
  void requireFewSkipped() {
    if (skipped * (long) READABLE_PER_SKIPPED > tried) {
      throw new InvalidInputException(
          "%s: expected at most 1 in %d of the %s to be unreadable, found %d of %d: %s; replace them"
              .formatted(folder, READABLE_PER_SKIPPED, title, skipped, tried, shownComplaints()));
    }
  }

  /** Shape of the pictures as they are, which are of one size. */
  ImageShape commonShape() {
    return new ImageShape(coloured ? 3 : 1, smallest.height(), smallest.width());
  }

  /**
   * A line for what was read, and one for what was skipped.
   *
   * @param available how many there are, of which some may have been left out
   */
  List<String> remarks(ImageShape shape, int available) {
    List<String> remarks = new ArrayList<>();
    String count = Integer.toString(tried - skipped);
    if (tried < available) {
      count += " of " + available + ", as many as fit in " + (PictureSet.MAX_BYTES >> 20) + " MiB,";
    }
    remarks.add(
        "%s: %s of %s, from %s files%s"
            .formatted(title, count, shape, String.join(" and ", formats), resizing(shape)));
    if (skipped > 0) {
      remarks.add("skipped %d of the %s: %s".formatted(skipped, title, shownComplaints()));
    }
    return remarks;
  }

  private String resizing(ImageShape shape) {
    if (sameSize(smallest, shape) && sameSize(largest, shape)) {
      return ", not resized";
    }
    String from = size(smallest) + (sameSize(smallest, largest) ? "" : " to " + size(largest));
    return " of " + from + ", stretched to " + size(shape);
  }

  private String shownComplaints() {
    return complaints.stream().collect(Collectors.joining(", "))
        + (skipped > complaints.size() ? " and " + (skipped - complaints.size()) + " more" : "");
  }

  private static boolean sameSize(ImageShape one, ImageShape other) {
    return one.height() == other.height() && one.width() == other.width();
  }

  private static String size(ImageShape shape) {
    return shape.height() + "x" + shape.width();
  }
}
