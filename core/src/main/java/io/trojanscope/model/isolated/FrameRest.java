package io.trojanscope.model.isolated;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/**
 * The end of a {@link Frame} as a stream, so that it need not fit into memory. Closing it skips
 * what was not read.
 */
final class FrameRest extends FilterInputStream {
  private final CountDownLatch end = new CountDownLatch(1);
  private long remaining;

  FrameRest(InputStream in, long length) {
    super(in);
    this.remaining = length;
    checkEnd();
  }

  /** Waits until all of it was read or skipped. */
  void awaitEnd() throws InterruptedException {
    end.await();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (remaining == 0) {
      return -1;
    }
    int count = in.read(target, offset, (int) Math.min(length, remaining));
    if (count < 0) {
      throw new EOFException("the stream ended");
    }
    remaining -= count;
    checkEnd();
    return count;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(remaining, in.available());
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() throws IOException {
    transferTo(OutputStream.nullOutputStream());
  }

  private void checkEnd() {
    if (remaining == 0) {
      end.countDown();
    }
  }
}
