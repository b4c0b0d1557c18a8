package io.trojanscope.data;

/** How much of the memory images may take. */
final class MemoryLimit {
  private MemoryLimit() {}

  /** Bytes for a set of images. */
  static long perSet() {
    return Runtime.getRuntime().maxMemory() / 4 * 3;
  }
}
