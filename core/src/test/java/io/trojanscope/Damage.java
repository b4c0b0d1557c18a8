package io.trojanscope;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Random damage to the bytes of a file, for fuzz tests. */
public final class Damage {
  private Damage() {}

  /** How often to damage a file: {@code -Dtrojanscope.fuzz=ITERATIONS}, or few times. */
  public static int iterations(int usual) {
    return Integer.getInteger("trojanscope.fuzz", usual);
  }

  /**
   * One to four changes: a byte, a cut, a repetition, an insertion, a number.
   *
   * @param fragments what may be inserted, a character a byte
   */
  public static byte[] to(byte[] original, List<String> fragments, SplittableRandom random) {
    byte[] bytes = original;
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      int at = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, at + 1 + random.nextInt(40));
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> replaced(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> replaced(bytes, at, to, new byte[0]);
            case 2 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            case 3 -> replaced(bytes, at, at, fragment(fragments, random));
            case 4 -> replaced(bytes, at, to, fragment(fragments, random));
            default ->
                replaced(
                    bytes, at, at + 1, new byte[] {(byte) (bytes[at] ^ 1 << random.nextInt(8))});
          };
    }
    return bytes;
  }

  private static byte[] fragment(List<String> fragments, SplittableRandom random) {
    String fragment = fragments.get(random.nextInt(fragments.size()));
    int times = random.nextInt(20) == 0 ? 300 : 1;
    return fragment.repeat(times).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(by);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
