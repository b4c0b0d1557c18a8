package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.text.DisplayText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Picture files, decoded, resized and held in memory.
 *
 * @param files the file of each image
 * @param remarks what was read and skipped, a line each
 */
record PictureSet(ByteImages images, List<Path> files, List<String> remarks) {
  /** Most bytes of pixels of a set; of a larger one, that many pictures are read. */
  static final long MAX_BYTES = 1L << 29;

  private static final int STEPS_PER_PROGRESS = 64;
  private static final int COMPLAINTS_SHOWN = 5;

  /**
   * Reads pictures; those that cannot be read are skipped.
   *
   * @param title what they are called in messages
   * @throws InvalidInputException if they are of fewer than two classes, more than one in {@value
   *     PictureTally#READABLE_PER_SKIPPED} cannot be read, or their sizes differ and no shape is
   *     asked for
   */
  static PictureSet read(
      String title,
      Path folder,
      List<LabeledFile> files,
      List<String> classNames,
      DataRequest request) {
    requireClasses(title, folder, files.stream().mapToInt(LabeledFile::label), classNames);
    PictureSet set = readAll(title, folder, files, classNames, request);
    IntStream readable = IntStream.range(0, set.images.size()).map(set.images::label);
    requireClasses("readable " + title, folder, readable, classNames);
    return set;
  }

  /** The same, of however many classes. */
  static PictureSet readAll(
      String title,
      Path folder,
      List<LabeledFile> files,
      List<String> classNames,
      DataRequest request) {
    ImageShape expected = request.shape().orElseGet(() -> shapeOfFirst(title, folder, files));
    List<LabeledFile> chosen = spread(files, MAX_BYTES / expected.size());
    PictureTally tally = new PictureTally(title, folder, request.shape());
    List<byte[]> values = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<Path> read = new ArrayList<>();
    try (OrderedWorkers workers = new OrderedWorkers(Runtime.getRuntime().availableProcessors())) {
      workers.forEach(
          chosen.size(),
          i -> PictureAttempt.at(chosen.get((int) i), request.shape()),
          attempt -> {
            if (tally.add(attempt)) {
              values.add(attempt.values());
              labels.add(attempt.file().label());
              read.add(attempt.file().file());
            }
            if (tally.tried() % STEPS_PER_PROGRESS == 0 || tally.tried() == chosen.size()) {
              request.progress().progress("reading " + title, tally.tried(), chosen.size());
            }
          });
    }
    tally.requireFewSkipped();
    ImageShape shape = request.shape().orElseGet(tally::commonShape);
    return new PictureSet(
        images(shape, classNames, values, labels), read, tally.remarks(shape, files.size()));
  }

  private static void requireClasses(
      String title, Path folder, IntStream ofAll, List<String> classNames) {
    int[] labels = ofAll.distinct().toArray();
    if (labels.length < 2) {
      throw new InvalidInputException(
          "%s: expected %s of at least 2 classes, found %s; add folders with pictures of other classes"
              .formatted(
                  folder,
                  title,
                  labels.length == 0
                      ? "none"
                      : "only " + ShownNames.of(classNames.get(labels[0]))));
    }
  }

  /** As many as may be held, evenly over all. */
  private static List<LabeledFile> spread(List<LabeledFile> files, long most) {
    int count = (int) Math.min(files.size(), Math.max(2, most));
    return IntStream.range(0, count)
        .mapToObj(i -> files.get((int) ((long) i * files.size() / count)))
        .toList();
  }

  private static ImageShape shapeOfFirst(String title, Path folder, List<LabeledFile> files) {
    List<String> complaints = new ArrayList<>();
    for (LabeledFile file : files) {
      PictureAttempt attempt = PictureAttempt.at(file, Optional.empty());
      if (attempt.succeeded()) {
        ImageShape stored = attempt.stored();
        return new ImageShape(3, stored.height(), stored.width());
      }
      complaints.add(attempt.complaint());
    }
    throw new InvalidInputException(
        "%s: expected readable %s, found %d that cannot be read: %s; replace them"
            .formatted(
                folder, title, files.size(), DisplayText.list(complaints, COMPLAINTS_SHOWN)));
  }

  private static ByteImages images(
      ImageShape shape, List<String> classNames, List<byte[]> values, List<Integer> labels) {
    byte[][] images = values.toArray(byte[][]::new);
    for (int i = 0; i < images.length; i++) {
      images[i] = images[i].length == shape.size() ? images[i] : tripled(images[i]);
    }
    int[] indices = labels.stream().mapToInt(Integer::intValue).toArray();
    return new ByteImages(shape, classNames, images, indices);
  }

  /** Grey as red, green and blue. */
  private static byte[] tripled(byte[] grey) {
    byte[] colours = new byte[3 * grey.length];
    for (int channel = 0; channel < 3; channel++) {
      System.arraycopy(grey, 0, colours, channel * grey.length, grey.length);
    }
    return colours;
  }
}
