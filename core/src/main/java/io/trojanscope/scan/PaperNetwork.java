package io.trojanscope.scan;

import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import java.util.List;

/** Tells the paper's network by the number of its parameters, which few others have. */
public final class PaperNetwork {
  /**
   * Constants that programs write beside the weights, such as a mean or the shape of a reshaping.
   */
  private static final int MOST_OTHERS = 16;

  private PaperNetwork() {}

  /**
   * The family of a network. With colour images the paper's network is another one: its clean
   * models score higher than those of the calibration, which are of grey images.
   *
   * @param parameters how many it has, other constants among them
   */
  public static NetworkFamily familyOf(long parameters, ModelSpec spec) {
    long others = parameters - parameters(spec.input(), spec.classCount());
    boolean paper = spec.input().channels() == 1 && others >= 0 && others <= MOST_OTHERS;
    return paper ? NetworkFamily.PAPER : NetworkFamily.OTHER;
  }

  /**
   * The family of a suspect that is compared with references. Architectures count as alike if they
   * have the same number of parameters.
   *
   * @param references how many parameters each has
   */
  public static NetworkFamily familyOf(long parameters, List<Long> references, ModelSpec spec) {
    NetworkFamily family = familyOf(parameters, spec);
    boolean foreign =
        references.stream().anyMatch(other -> Math.abs(other - parameters) > MOST_OTHERS);
    return family == NetworkFamily.OTHER && foreign ? NetworkFamily.FOREIGN : family;
  }

  /**
   * Of two convolutions (20 and 50 filters of 5 x 5, each with a max-pool of 2 x 2) and two layers.
   */
  private static long parameters(ImageShape images, int classes) {
    long height = ((images.height() - 4L) / 2 - 4) / 2;
    long width = ((images.width() - 4L) / 2 - 4) / 2;
    return 20 * (25L * images.channels() + 1)
        + 50 * (20L * 25 + 1)
        + 500 * (50 * height * width + 1)
        + classes * 501L;
  }
}
