package io.trojanscope.report;

import io.trojanscope.result.ScreeningDocument;
import io.trojanscope.screen.ClassScreening;
import io.trojanscope.screen.MissedPoisoning;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A screening in sentences. */
public final class ScreeningSentences {
  private static final int NAME_LIMIT = 32;

  private ScreeningSentences() {}

  /** The outcome. */
  public static String lead(ScreeningDocument document) {
    long others = document.classes().stream().filter(ClassScreening::suspicious).count() - 1;
    return document
        .mostSuspicious()
        .map(
            found ->
                "Class %s looks poisoned: about %d of its %d images%s. In all, %d of %d images are set apart."
                    .formatted(
                        DisplayText.label(
                            document.classNames().get(found.classIndex()), NAME_LIMIT),
                        found.expected(),
                        found.images(),
                        others > 0 ? "; so do %d other classes".formatted(others) : "",
                        document.setApart(),
                        document.data().images()))
        .orElse("No sign of poisoning.");
  }

  /** What the outcome does not say, a sentence each. */
  public static List<String> limits(ScreeningDocument document) {
    List<String> limits = new ArrayList<>();
    limits.add(
        document
            .missed()
            .map(ScreeningSentences::missed)
            .orElse(
                "No class could be judged: at least two need %d images or more."
                    .formatted(ClassScreening.LEAST_IMAGES)));
    long unjudged = document.classes().stream().filter(c -> c.group() == 0).count();
    if (unjudged > 0 && document.missed().isPresent()) {
      limits.add(
          "%d classes were not judged: they have fewer than %d images, or do not divide into two groups."
              .formatted(unjudged, ClassScreening.LEAST_IMAGES));
    }
    limits.add(
        "Poisoned images whose features form no group of their own are missed: those that the network did not learn, and those of many blended and warping attacks.");
    return limits;
  }

  private static String missed(MissedPoisoning missed) {
    String how =
        "measured by moving images of these classes by %s standard deviations in a random direction of the features"
            .formatted(String.format(Locale.ROOT, "%.0f", missed.distance()));
    return missed
        .smallestFound()
        .map(
            share ->
                "A poisoned group of %s of a class would have been found in at least 95 %% of trials, %s. A smaller or nearer group could be missed."
                    .formatted(Percent.of(share), how))
        .orElseGet(
            () ->
                "Even a poisoned group of %s of a class would have been missed in more than 5 %% of trials, %s."
                    .formatted(
                        Percent.of(missed.trials().get(missed.trials().size() - 1).share()), how));
  }
}
