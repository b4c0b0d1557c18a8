package io.trojanscope.data;

/** What an IDX file of a data set holds, and its usual name. */
enum IdxRole {
  TRAINING_IMAGES("train-images-idx3-ubyte"),
  TRAINING_LABELS("train-labels-idx1-ubyte"),
  TEST_IMAGES("t10k-images-idx3-ubyte"),
  TEST_LABELS("t10k-labels-idx1-ubyte");

  private final String usualName;

  IdxRole(String usualName) {
    this.usualName = usualName;
  }

  /** The name in MNIST. */
  String usualName() {
    return usualName;
  }
}
