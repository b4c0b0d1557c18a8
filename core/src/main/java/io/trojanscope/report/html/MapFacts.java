package io.trojanscope.report.html;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.result.MapsDocument;
import java.util.ArrayList;
import java.util.List;

/** Lists what was scanned and how. */
final class MapFacts {
  private MapFacts() {}

  static List<Fact> of(MapsDocument document) {
    BiasMapConfig settings = document.settings();
    boolean pairs = settings.algorithm() == Algorithm.PER_PAIR;
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Suspect", MapsSummary.name(document.suspect().model())));
    document
        .reference()
        .ifPresent(model -> facts.add(new Fact("Reference", MapsSummary.name(model.model()))));
    facts.add(new Fact("Algorithm", pairs ? "II, per class pair" : "I, per class"));
    facts.add(new Fact("Starting input", inWords(settings.input())));
    facts.add(
        new Fact("Attack", (settings.targeted() ? "targeted" : "untargeted") + " iterated FGSM"));
    facts.add(new Fact("Step ε", Float.toString(settings.epsilon())));
    facts.add(new Fact("Iterations", NumberText.count(settings.iterations())));
    facts.add(
        new Fact(
            pairs ? "Samples per pair" : "Samples per class",
            NumberText.count(settings.samples())));
    facts.add(new Fact("Seed", Long.toString(settings.seed())));
    facts.add(ProvenanceFacts.shape(document.shape()));
    facts.add(new Fact("Classes", NumberText.count(document.classNames().size())));
    return facts;
  }

  private static String inWords(StartingInput input) {
    return switch (input) {
      case BLANK -> "blank images";
      case NOISE -> "white noise";
      case DATA -> "images of the data set";
    };
  }
}
