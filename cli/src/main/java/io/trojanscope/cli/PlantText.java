package io.trojanscope.cli;

import io.trojanscope.evaluate.SuccessCount;
import io.trojanscope.result.PlantDetails;
import io.trojanscope.result.PlantedBackdoor;
import io.trojanscope.stats.BinomialInterval;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.Percent;
import java.io.PrintWriter;

/** Prints what is known of a planted backdoor. */
final class PlantText {
  private final ClassText classes;
  private final PrintWriter out;

  PlantText(ClassText classes, Console console) {
    this.classes = classes;
    this.out = console.out();
  }

  void print(PlantedBackdoor plant) {
    out.println("trigger              " + DisplayText.inert(plant.trigger()));
    out.println("poisoned images      " + plant.poisonedImages());
    print(plant.detailsOrNone());
    plant
        .cleanModel()
        .ifPresent(before -> out.println("accuracy before      " + Percent.of(before.accuracy())));
    out.println("clean accuracy       " + Percent.of(plant.evaluation().cleanAccuracy()));
    out.println("attack success rate  " + Percent.of(plant.evaluation().attackSuccessRate()));
    SuccessCount success = plant.evaluation().attackSuccess();
    out.println("  95 % interval      " + interval(success));
    plant
        .detailsOrNone()
        .sideEffects()
        .otherClasses()
        .ifPresent(count -> print("other classes", count));
    plant.detailsOrNone().sideEffects().covers().ifPresent(count -> print("cover accuracy", count));
    out.println(
        "test images without the trigger, by true class (rows) and predicted class (columns):");
    out.println(MatrixText.of(plant.evaluation().pristine(), classes));
    out.println("test images with the trigger on every image of the source classes:");
    out.println(MatrixText.of(plant.evaluation().poisoned(), classes));
  }

  private void print(PlantDetails details) {
    if (details.cleanLabel()) {
      out.println("labels               kept, the images are of the target class");
    }
    if (details.keptLabels() > 0) {
      out.println("  with true labels   " + details.keptLabels());
    }
    if (details.coverImages() > 0) {
      out.println("cover images         " + details.coverImages());
    }
  }

  private void print(String label, SuccessCount count) {
    out.printf("%-21s%s, 95 %% interval %s%n", label, Percent.of(count.rate()), interval(count));
  }

  private static String interval(SuccessCount count) {
    BinomialInterval interval = count.interval();
    return Percent.of(interval.lower()) + " to " + Percent.of(interval.upper());
  }
}
