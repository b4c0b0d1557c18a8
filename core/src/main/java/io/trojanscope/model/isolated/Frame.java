package io.trojanscope.model.isolated;

/**
 * The messages between a process and its worker: a byte for the kind, eight bytes for the length of
 * the payload, the payload. Integers are big-endian, float32 in the machine's order.
 */
final class Frame {
  /** Asks to load an archive: how to run it, its bytes. Answered by an empty result. */
  static final int LOAD = 1;

  /** Asks for logits: number of images, images. Answered by the logits. */
  static final int LOGITS = 2;

  /** Asks for a gradient: number of images, classes, loss, images. Answered by both results. */
  static final int GRADIENT = 3;

  /** Answers a request; also says, empty, that the worker has started. */
  static final int RESULT = 4;

  /** Answers a request that failed: the reason as UTF-8. */
  static final int ERROR = 5;

  /** Asks for the shapes of all outputs: number of images, images. Answered by the shapes. */
  static final int OUTPUTS = 6;

  /** Longest text, in bytes. */
  static final int LONGEST_TEXT = 8192;

  private Frame() {}

  /** Length of this many float32 values. */
  static long floats(long count) {
    return Math.multiplyExact(count, Float.BYTES);
  }
}
