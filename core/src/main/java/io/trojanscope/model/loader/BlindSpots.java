package io.trojanscope.model.loader;

import io.trojanscope.graph.Discontinuities;
import io.trojanscope.graph.ImportedNetwork;
import io.trojanscope.graph.Node;
import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.List;

/** What a model's file computes that its gradients do not show, a sentence each. */
public final class BlindSpots {
  private static final int MOST_NAMED = 5;

  private static final String ROUNDED =
      "the file rounds inner values to integers (it is quantised), and gradients do not show the"
          + " effect of rounding; give the model as it was before it was quantised";

  private static final String OWN_CODE =
      "the model's own code runs, which can behave differently for images that no check tries; give"
          + " the model as ONNX";

  private BlindSpots() {}

  /** Those of a network that was read as data. */
  public static List<String> of(ImportedNetwork file) {
    List<String> found = new ArrayList<>();
    List<Node> jumps = Discontinuities.of(file.network().graph()).nodes();
    if (!jumps.isEmpty()) {
      found.add(text(jumps));
    }
    if (file.roundsValues()) {
      found.add(ROUNDED);
    }
    return found;
  }

  /** Those of a module whose code runs. */
  static List<String> ofOwnCode() {
    return List.of(OWN_CODE);
  }

  private static String text(List<Node> jumps) {
    List<String> named =
        jumps.stream()
            .map(node -> "%s ('%s')".formatted(node.operator(), DisplayText.name(node.name())))
            .toList();
    return "the network computes %s from the pixels; gradients do not show the effect of these operators"
        .formatted(DisplayText.list(named, MOST_NAMED));
  }
}
