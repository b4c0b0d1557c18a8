package io.trojanscope.lab.reproduce.step;

import io.trojanscope.lab.artefact.ArtefactKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A piece of work whose result is kept. Equal steps have equal keys.
 *
 * @param <T> the result
 */
public interface Step<T> {
  /** What makes the result what it is. */
  ArtefactKey key();

  /** Steps whose results are needed to make this one. */
  List<Step<?>> needs();

  /** The model that the step belongs to; steps of one model are done one after the other. */
  ModelStep<?> model();

  /** In words. */
  String title();

  /** About how long it takes on two idle cores. */
  double seconds();

  /**
   * Does the work and writes its result.
   *
   * @throws java.util.concurrent.CancellationException if this thread is interrupted
   */
  void make(Path folder, StepRunner runner) throws IOException;

  /**
   * Reads the result.
   *
   * @throws io.trojanscope.error.InvalidInputException if it cannot be read
   */
  T read(Path folder);
}
