package io.trojanscope.detect.pairs;

/**
 * The smallest trigger found that images of a class are no longer classified correctly with.
 *
 * @param shares share of the images that each class gets with the trigger on
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record SourceTrigger(int source, SmallestTrigger trigger, double[] shares) {
  /** The class that most of the misclassified images get; the first of equals. */
  public int likeliestTarget() {
    int best = source == 0 ? 1 : 0;
    for (int c = 0; c < shares.length; c++) {
      if (c != source && shares[c] > shares[best]) {
        best = c;
      }
    }
    return best;
  }
}
