package io.trojanscope.cli;

import io.trojanscope.ScreeningResult;
import io.trojanscope.report.ScreeningSentences;
import io.trojanscope.result.ScreeningDocument;
import io.trojanscope.screen.ClassScreening;
import io.trojanscope.text.DisplayText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Prints what a screening found. */
final class ScreeningText {
  private static final int CLASSES_SHOWN = 10;

  private ScreeningText() {}

  static void print(ScreeningResult result, Optional<Path> apart, PrintWriter out) {
    ScreeningDocument document = result.document();
    out.println(
        "features: %d of '%s'"
            .formatted(document.featureCount(), DisplayText.name(document.features())));
    out.println("class                   images  group    gap  deviation  expected  set apart");
    document.ranking().stream()
        .limit(CLASSES_SHOWN)
        .forEach(screened -> out.println(line(screened, document)));
    out.println(ScreeningSentences.lead(document));
    ScreeningSentences.limits(document).forEach(out::println);
    apart
        .filter(folder -> document.setApart() > 0)
        .ifPresent(
            folder ->
                out.println(
                    "moved %d images to %s"
                        .formatted(document.setApart(), DisplayText.inert(folder.toString()))));
  }

  private static String line(ClassScreening screened, ScreeningDocument document) {
    return String.format(
        Locale.ROOT,
        "%-22s %7d %6d %6.1f %10.1f %9d %10d",
        DisplayText.label(document.classNames().get(screened.classIndex()), 22),
        screened.images(),
        screened.group(),
        screened.gap(),
        screened.deviation(),
        screened.expected(),
        screened.setApart());
  }
}
