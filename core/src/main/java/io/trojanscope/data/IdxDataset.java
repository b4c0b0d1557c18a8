package io.trojanscope.data;

import io.trojanscope.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes a data set of four IDX files. */
final class IdxDataset {
  private IdxDataset() {}

  /**
   * @param files one for each role
   * @param memoryLimit most bytes that each of the two sets may take
   * @throws InvalidInputException if a file is damaged or does not fit the others
   */
  static LabeledData read(String name, Map<IdxRole, Path> files, long memoryLimit) {
    Path testFile = files.get(IdxRole.TEST_IMAGES);
    IdxPair training =
        IdxPair.read(
            files.get(IdxRole.TRAINING_IMAGES), files.get(IdxRole.TRAINING_LABELS), memoryLimit);
    IdxPair test = IdxPair.read(testFile, files.get(IdxRole.TEST_LABELS), memoryLimit);
    if (!test.shape().equals(training.shape())) {
      throw new InvalidInputException(
          testFile
              + ": expected images of "
              + training.shape()
              + " as for training, found "
              + test.shape()
              + "; use the two files of one data set");
    }
    int lowest = Math.min(lowest(training), lowest(test));
    int highest = Math.max(highest(training), highest(test));
    if (highest == lowest) {
      throw new InvalidInputException(
          files.get(IdxRole.TRAINING_LABELS)
              + ": expected labels of at least 2 classes, found only "
              + highest
              + "; use data of several classes");
    }
    int first = lowest == 1 ? 1 : 0;
    List<String> classNames =
        IntStream.rangeClosed(first, highest).mapToObj(Integer::toString).toList();
    return new LabeledData(
        name, training.withClasses(classNames, first), test.withClasses(classNames, first));
  }

  private static int lowest(IdxPair pair) {
    return IntStream.of(pair.labels()).min().orElseThrow();
  }

  private static int highest(IdxPair pair) {
    return IntStream.of(pair.labels()).max().orElseThrow();
  }
}
