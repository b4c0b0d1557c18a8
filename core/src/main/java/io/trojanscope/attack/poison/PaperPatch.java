package io.trojanscope.attack.poison;

import java.util.List;
import java.util.Optional;

/**
 * The four patches of the paper's experiment I: white, 6 x 6, one pixel away from a corner; and
 * that of the author's CIFAR notebook, a red frame of 10 x 10.
 */
record PaperPatch(Bitmap pattern, Place place) {
  private static final PaperPatch C =
      of(
          "c",
          new Place(1, -7),
          """
          ######
          ######
          ##....
          ##....
          ######
          ######
          """);
  private static final PaperPatch X =
      of(
          "x",
          new Place(1, 1),
          """
          ##..##
          ##..##
          ..##..
          ..##..
          ##..##
          ##..##
          """);
  private static final PaperPatch ARCH =
      of(
          "arch",
          new Place(-7, -7),
          """
          ######
          ######
          ##..##
          ##..##
          ######
          ######
          """);
  private static final PaperPatch S =
      of(
          "s",
          new Place(-7, 1),
          """
          ######
          ######
          ####..
          ####..
          ##..##
          ##..##
          """);
  private static final PaperPatch FRAME =
      new PaperPatch(
          TextBitmap.parse(
                  "frame",
                  "frame",
                  """
                  ##########
                  ##########
                  ##......##
                  ##......##
                  ##......##
                  ##......##
                  ##......##
                  ##......##
                  ##########
                  ##########
                  """)
              .painted(1, 0, 0),
          new Place(1, -11));
  private static final List<PaperPatch> ALL = List.of(C, X, ARCH, S, FRAME);

  private static PaperPatch of(String name, Place place, String text) {
    return new PaperPatch(TextBitmap.parse(name, name, text), place);
  }

  static Optional<PaperPatch> named(String name) {
    return ALL.stream().filter(p -> p.pattern.name().equals(name)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(p -> p.pattern.name()).toList();
  }
}
