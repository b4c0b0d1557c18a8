package io.trojanscope.lab.benchmark;

import java.util.List;

/**
 * A kind of attack, whatever its classes.
 *
 * @param images training images that it poisons
 * @param allToOne whether it steals from every class but the target; else from one
 * @param fineTuned whether the attacker begins with the reference; else from scratch
 */
record BackdoorPattern(String trigger, int images, boolean allToOne, boolean fineTuned) {
  /** Every kind of trigger early on; those that are likely to fail last. */
  private static final String PATTERNS =
      """
      patch:c          2000 pair fine-tuned
      random:c         2000 pair fine-tuned
      blend:0.1        2000 pair fine-tuned
      multiply:2       2000 pair fine-tuned
      sinusoid:0.1,6   2000 pair fine-tuned
      patch:x           500 pair fine-tuned
      patch:arch       2000 all  fine-tuned
      patch:s          2000 pair scratch
      random:x         2000 pair scratch
      patch:x@10,1     2000 pair fine-tuned
      blend:0.2        2000 pair scratch
      multiply:2       2000 pair scratch
      sinusoid:0.2,4    500 pair scratch
      patch:c           500 pair scratch
      sinusoid:0.1,6   2000 all  fine-tuned
      random:arch      2000 all  fine-tuned
      blend:0.2        2000 all  fine-tuned
      patch:s@10,10     500 pair fine-tuned
      patch:arch       2000 pair scratch
      multiply:0.5     2000 pair fine-tuned
      sinusoid:0.1,6    500 pair fine-tuned
      random:s         2000 pair fine-tuned
      patch:x          2000 all  scratch
      blend:0.1        2000 pair scratch
      patch:arch@1,10   100 pair fine-tuned
      multiply:2        500 pair fine-tuned
      patch:c@-7,10    2000 pair fine-tuned
      random:c          500 pair fine-tuned
      patch:s           100 pair scratch
      blend:0.1         500 pair fine-tuned
      sinusoid:0.1,6   2000 pair scratch
      patch:c@10,-7    2000 all  fine-tuned
      patch:x          2000 pair fine-tuned
      random:arch      2000 pair scratch
      patch:c            30 pair fine-tuned
      multiply:2        100 pair fine-tuned
      random:x          100 pair fine-tuned
      blend:0.1         100 pair fine-tuned
      """;

  static List<BackdoorPattern> all() {
    return PATTERNS.lines().map(line -> of(line.split(" +"))).toList();
  }

  private static BackdoorPattern of(String... words) {
    return new BackdoorPattern(
        words[0],
        Integer.parseInt(words[1]),
        words[2].equals("all"),
        words[3].equals("fine-tuned"));
  }
}
