package io.trojanscope.cli;

import io.trojanscope.progress.ProgressListener;

/** Shows progress until it is closed. */
interface Progress extends ProgressListener, AutoCloseable {
  /** Shows nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void progress(String task, long done, long total) {}

        @Override
        public void close() {}
      };

  @Override
  void close();
}
