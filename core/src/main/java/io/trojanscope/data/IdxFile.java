package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** One IDX file, plain or gzip-compressed, read from front to back. */
final class IdxFile implements AutoCloseable {
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
  private final Path file;
  private final long fileSize;
  private final InputStream in;
  private final IdxHeader header;

  private IdxFile(Path file, long fileSize, InputStream in, IdxHeader header) {
    this.file = file;
    this.fileSize = fileSize;
    this.in = in;
    this.header = header;
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws InvalidInputException if it cannot be read or is not an IDX file of this content
   */
  static IdxFile open(Path file, IdxContent content) {
    InputStream in = null;
    try {
      in = GzipContent.openPlainOrCompressed(file);
      return new IdxFile(file, Files.size(file), in, IdxHeader.read(file, in, content));
    } catch (IOException e) {
      closeQuietly(in);
      throw unreadable(file, e);
    } catch (InvalidInputException e) {
      closeQuietly(in);
      throw e;
    }
  }

  /** First dimension: number of images or labels, at least 1. */
  int count() {
    return header.dimensions()[0];
  }

  /** The other dimensions; one channel where there are but two. */
  ImageShape imageShape() {
    int[] dimensions = header.dimensions();
    int last = dimensions.length - 1;
    return new ImageShape(last == 3 ? dimensions[1] : 1, dimensions[last - 1], dimensions[last]);
  }

  /**
   * Checks that the file holds as many bytes as its header announces, as far as its size tells: a
   * compressed file's size gives a bound only.
   */
  void requireAnnouncedSize() {
    long announced = header.announcedFileSize();
    if (in instanceof GzipContent) {
      if (announced / GzipContent.MOST_COMPRESSION > fileSize) {
        throw damaged(
            header.announcement(), "a gzip file of " + fileSize + " bytes, too small to hold them");
      }
    } else if (announced != fileSize) {
      throw damaged(header.announcement(), fileSize + " bytes");
    }
  }

  /**
   * Checks that images fit into memory.
   *
   * @param overheadPerImage bytes that an image takes beside its values
   */
  void requireMemory(long overheadPerImage, long limit) {
    long size = header.announcedFileSize();
    if (size / count() > LARGEST_ARRAY || size + count() * overheadPerImage > limit) {
      throw new InvalidInputException(
          file
              + ": expected at most "
              + limit
              + " bytes of images in Java's memory, found "
              + header.announcement()
              + "; allow more with TROJANSCOPE_JAVA_OPTS=-Xmx8g, or use fewer images");
    }
  }

  /** The next elements. */
  byte[] read(int count) {
    try {
      byte[] elements = in.readNBytes(count);
      if (elements.length < count) {
        throw damaged(header.announcement(), "fewer bytes");
      }
      return elements;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Checks that nothing is left, and that a compressed file's check sum is right. */
  void requireEnd() {
    try {
      if (in.read() >= 0) {
        throw damaged(header.announcement(), "more bytes");
      }
      if (in instanceof GzipContent gzip && gzip.isFollowedByOtherBytes()) {
        throw damaged("a gzip file", "other bytes after it");
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public void close() {
    closeQuietly(in);
  }

  private InvalidInputException damaged(String expected, String found) {
    return new InvalidInputException(
        file + ": expected " + expected + ", found " + found + "; download the file again");
  }

  private static InvalidInputException unreadable(Path file, IOException e) {
    String found = e.toString();
    if (e instanceof EOFException) {
      found = "a gzip file that ends early";
    } else if (e instanceof ZipException) {
      found = "a damaged gzip file (" + e.getMessage() + ")";
    }
    return new InvalidInputException(
        file + ": expected a readable file, found " + found + "; download the file again", e);
  }

  private static void closeQuietly(InputStream in) {
    try {
      if (in != null) {
        in.close();
      }
    } catch (IOException e) {
      // nothing was written, so nothing can be lost
    }
  }
}
