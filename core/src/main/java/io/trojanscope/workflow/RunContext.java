package io.trojanscope.workflow;

import io.trojanscope.data.DataRequest;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ModelSpec;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What every run needs beside its inputs.
 *
 * @param threads at least 1
 * @param remarks receives what was recognised, resized, skipped and trained, a line each
 * @param warnings receives what may spoil or slow down a result, a line each
 */
public record RunContext(
    int threads, ProgressListener progress, Consumer<String> remarks, Consumer<String> warnings) {
  /** Reads images as a model takes them. */
  public DataRequest imagesFor(ModelSpec model) {
    return new DataRequest(Optional.of(model.input()), model.classNames(), progress, remarks);
  }

  /** The same with another listener of the progress. */
  public RunContext withProgress(ProgressListener listener) {
    return new RunContext(threads, listener, remarks, warnings);
  }
}
