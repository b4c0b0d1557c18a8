package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Path;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A data set of four IDX files.
 *
 * @param files one for each role
 * @param memoryLimit most bytes that each of the two sets may take
 */
record IdxDataset(Map<IdxRole, Path> files, long memoryLimit) {
  /**
   * Reads all of it.
   *
   * @throws InvalidInputException if a file is damaged or does not fit the others
   */
  LabeledData read(String name) {
    IdxPair training =
        IdxPair.read(
            files.get(IdxRole.TRAINING_IMAGES), files.get(IdxRole.TRAINING_LABELS), memoryLimit);
    IdxPair test = testPair();
    if (!test.shape().equals(training.shape())) {
      throw new InvalidInputException(
          files.get(IdxRole.TEST_IMAGES)
              + ": expected images of "
              + training.shape()
              + ", like the training images, found "
              + test.shape()
              + "; use the two files of one data set");
    }
    Classes classes = classes(training.labels(), test.labels());
    return new LabeledData(name, classes.of(training), classes.of(test));
  }

  /**
   * Reads the test images alone. The classes are those of all labels.
   *
   * @throws InvalidInputException likewise
   */
  ByteImages readTest() {
    int[] trainingLabels = IdxPair.labels(files.get(IdxRole.TRAINING_LABELS), memoryLimit);
    IdxPair test = testPair();
    return classes(trainingLabels, test.labels()).of(test);
  }

  /** Shape of the test images, as their file's header says. */
  ImageShape shape() {
    try (IdxFile images = IdxFile.open(files.get(IdxRole.TEST_IMAGES), IdxContent.IMAGES)) {
      return images.imageShape();
    }
  }

  private IdxPair testPair() {
    return IdxPair.read(
        files.get(IdxRole.TEST_IMAGES), files.get(IdxRole.TEST_LABELS), memoryLimit);
  }

  private Classes classes(int[] trainingLabels, int[] testLabels) {
    IntSummaryStatistics labels =
        IntStream.concat(IntStream.of(trainingLabels), IntStream.of(testLabels))
            .summaryStatistics();
    if (labels.getMax() == labels.getMin()) {
      throw new InvalidInputException(
          files.get(IdxRole.TRAINING_LABELS)
              + ": expected labels of at least 2 classes, found only "
              + labels.getMax()
              + "; use data of several classes");
    }
    return new Classes(labels.getMin() == 1 ? 1 : 0, labels.getMax());
  }

  /** Labels in the files; where 0 is none of them, 1 is the first class. */
  private record Classes(int first, int last) {
    ByteImages of(IdxPair pair) {
      List<String> names = IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
      return pair.withClasses(names, first);
    }
  }
}
