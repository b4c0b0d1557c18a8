package io.trojanscope.vet.finding;

/**
 * How large and how deep a model file may be. What exceeds a limit is a finding, and nothing beyond
 * the limit is checked.
 *
 * @param archiveBytes size of the file
 * @param entries in the archive
 * @param unpackedBytes of all entries together, and of all weights as they are loaded
 * @param expansion unpacked size of an entry as a multiple of its packed size
 * @param codeBytes of all source text together
 * @param pickleBytes of one pickle
 * @param objects in one pickle, each counted wherever it is referred to
 * @param nesting of brackets and blocks in source text, and of objects in a pickle
 * @param chain operators, calls and attributes of one expression
 */
public record VettingLimits(
    long archiveBytes,
    int entries,
    long unpackedBytes,
    int expansion,
    int codeBytes,
    int pickleBytes,
    int objects,
    int nesting,
    int chain) {
  private static final long MEBIBYTE = 1 << 20;

  /**
   * Some ten times what the largest image classifiers need, and well below what makes libtorch
   * exhaust its stack.
   */
  public static VettingLimits defaults() {
    return new VettingLimits(
        8192 * MEBIBYTE,
        20_000,
        8192 * MEBIBYTE,
        100,
        (int) (16 * MEBIBYTE),
        (int) (16 * MEBIBYTE),
        5_000_000,
        100,
        500);
  }
}
