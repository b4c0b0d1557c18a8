package io.trojanscope.lab.zoo;

import io.trojanscope.lab.benchmark.measure.KnownModel;
import java.nio.file.Path;

/**
 * A model of a zoo.
 *
 * @param known what is known of it
 * @param sha256 of its file
 */
public record ZooModel(KnownModel known, Path file, String sha256) {
  /** Whether somebody else made it, so that it runs in worker processes only. */
  public boolean foreign() {
    return known.origin() == KnownModel.Origin.ELSEWHERE;
  }
}
