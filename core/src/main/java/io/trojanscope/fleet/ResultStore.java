package io.trojanscope.fleet;

import io.trojanscope.files.OutputFiles;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of results on any file system. Files are named by their paths below it, with {@code /}
 * between folders. Safe for several threads and processes, as whoever writes a file writes the same
 * bytes.
 */
public interface ResultStore {
  /** What messages call the folder. */
  String name();

  /**
   * Whether there is such a file.
   *
   * @throws io.trojanscope.error.InvalidInputException if that cannot be known
   */
  boolean contains(String file);

  /**
   * The content of a file; empty if there is no such file.
   *
   * @throws io.trojanscope.error.InvalidInputException if it cannot be read
   */
  Optional<byte[]> read(String file);

  /**
   * Writes files as a whole, replacing existing ones, and makes the folders that they need. The
   * content of all is written before the first appears under its name.
   *
   * @param files contents by path
   * @throws io.trojanscope.error.InvalidInputException if writing fails; no new file is left
   */
  void write(Map<String, OutputFiles.Content> files);
}
