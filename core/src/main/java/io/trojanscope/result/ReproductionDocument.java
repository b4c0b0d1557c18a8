package io.trojanscope.result;

import io.trojanscope.provenance.Provenance;
import io.trojanscope.result.paper.PaperFigure;
import io.trojanscope.result.paper.PaperSection;
import io.trojanscope.spec.ImageShape;
import java.util.List;

/**
 * A paper made anew.
 *
 * @param data what the images are called
 * @param scale how much of the paper's effort was spent
 * @param sections in the paper's order
 */
public record ReproductionDocument(
    Provenance provenance,
    ImageShape shape,
    List<String> classNames,
    String data,
    String scale,
    List<PaperSection> sections)
    implements ResultDocument {
  /**
   * @throws IllegalArgumentException if the parts do not fit together: a map of another shape, a
   *     row of another number of classes
   */
  public ReproductionDocument {
    classNames = ClassNames.checked(classNames);
    sections = List.copyOf(sections);
    PanelCheck check = new PanelCheck(shape, classNames.size());
    for (PaperSection section : sections) {
      for (PaperFigure figure : section.figures()) {
        figure
            .panels()
            .forEach(
                panel -> DocumentPart.check("figure " + figure.id(), () -> check.require(panel)));
      }
    }
  }
}
