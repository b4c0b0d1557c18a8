package io.trojanscope.spark;

import java.nio.file.Path;

/** Spark's settings for a master in this process. */
final class LocalMaster {
  private LocalMaster() {}

  /**
   * Sets them for the next session.
   *
   * @param folder of the files that Spark writes
   * @param master such as {@code local[2]}
   */
  static void set(Path folder, String master) {
    System.setProperty("spark.master", master);
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.driver.host", "127.0.0.1");
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
    System.setProperty("spark.local.dir", folder.resolve("local").toString());
    System.setProperty("spark.sql.warehouse.dir", folder.resolve("warehouse").toString());
  }
}
