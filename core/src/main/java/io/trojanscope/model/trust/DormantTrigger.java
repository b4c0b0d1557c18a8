package io.trojanscope.model.trust;

import io.trojanscope.graph.HiddenUnit;
import io.trojanscope.text.DisplayText;
import java.util.Optional;

/**
 * A change of a few pixels that turns on a unit that is off for nearly all images, and with it
 * decides the class.
 *
 * @param pixels how many pixels change
 * @param rowStart first row of the change; {@code rowEnd} is after the last, as for columns
 * @param target name of the class that images with the change get
 * @param source name of the class whose images are moved; empty for all classes but the target
 * @param moved how many of {@code images}, all those of the source, get the target's class
 */
record DormantTrigger(
    HiddenUnit unit,
    int pixels,
    int rowStart,
    int rowEnd,
    int columnStart,
    int columnEnd,
    String target,
    Optional<String> source,
    int moved,
    int images) {
  /** What was found, in a sentence. */
  String text() {
    return "channel %d of '%s' is off for ordinary images, but %d pixels in rows %d to %d and columns %d to %d turn it on, and then %d of %d images%s are classified as %s"
        .formatted(
            unit.channel(),
            DisplayText.name(unit.node()),
            pixels,
            rowStart,
            rowEnd - 1,
            columnStart,
            columnEnd - 1,
            moved,
            images,
            source.map(name -> " of class " + DisplayText.name(name)).orElse(""),
            DisplayText.name(target));
  }
}
