package io.trojanscope.data;

import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How images are to be read.
 *
 * @param shape that pictures are resized to; where it is empty they stay as they are, and must be
 *     of one size
 * @param classNames of the model that the data are for, in the order of its classes; empty where
 *     there is none. Folders whose names are all among these are its classes; others are taken in
 *     natural order
 * @param progress receives the progress of reading
 * @param remarks receives, a line at a time, what was recognised, resized and skipped; names of
 *     files and classes are in it as they are
 */
public record DataRequest(
    Optional<ImageShape> shape,
    List<String> classNames,
    ProgressListener progress,
    Consumer<String> remarks) {
  /** As the data are stored, in silence. */
  public static final DataRequest AS_STORED =
      new DataRequest(Optional.empty(), List.of(), ProgressListener.NONE, remark -> {});

  public DataRequest {
    classNames = List.copyOf(classNames);
  }

  DataRequest withShape(ImageShape wanted) {
    return new DataRequest(Optional.of(wanted), classNames, progress, remarks);
  }
}
