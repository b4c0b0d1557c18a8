package io.trojanscope;

import io.trojanscope.scan.Scanner;

/** Starts the front door with another search and verdict, for tests of what is around them. */
public final class ReplacedScanner {
  private ReplacedScanner() {}

  /** The usual settings, but for the scanner. */
  public static Trojanscope.Builder builder(Scanner scanner) {
    return Trojanscope.builder().scanner(scanner);
  }
}
