package io.trojanscope.data;

import io.trojanscope.spec.ImageShape;
import java.util.regex.Pattern;

/** The two CIFAR sets; an image is its labels, a byte each, then its pixels, CHW. */
enum CifarKind {
  CIFAR_10("CIFAR-10", "data_batch_[0-9]+\\.bin", "test_batch.bin", "batches.meta.txt", 10, 1),

  /** With a coarse label, which is not used, before the fine one. */
  CIFAR_100("CIFAR-100", "train\\.bin", "test.bin", "fine_label_names.txt", 100, 2);

  static final ImageShape SHAPE = new ImageShape(3, 32, 32);

  private final String title;
  private final Pattern trainingFiles;
  private final String testFile;
  private final String namesFile;
  private final int classes;
  private final int labelBytes;

  CifarKind(
      String title,
      String trainingFiles,
      String testFile,
      String namesFile,
      int classes,
      int labelBytes) {
    this.title = title;
    this.trainingFiles = Pattern.compile(trainingFiles);
    this.testFile = testFile;
    this.namesFile = namesFile;
    this.classes = classes;
    this.labelBytes = labelBytes;
  }

  boolean isOne(String fileName) {
    return isTrainingFile(fileName) || fileName.equals(testFile);
  }

  boolean isTrainingFile(String fileName) {
    return trainingFiles.matcher(fileName).matches();
  }

  String testFile() {
    return testFile;
  }

  String namesFile() {
    return namesFile;
  }

  int classes() {
    return classes;
  }

  int labelBytes() {
    return labelBytes;
  }

  /** Bytes of an image with its labels. */
  int recordBytes() {
    return labelBytes + SHAPE.size();
  }

  @Override
  public String toString() {
    return title;
  }
}
