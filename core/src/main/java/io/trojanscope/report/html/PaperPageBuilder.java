package io.trojanscope.report.html;

import io.trojanscope.result.ReproductionDocument;
import io.trojanscope.result.paper.Claim;
import io.trojanscope.result.paper.PaperFigure;
import io.trojanscope.result.paper.PaperSection;
import io.trojanscope.text.EnumText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts the page of a reproduced paper together. */
final class PaperPageBuilder {
  private static final String TITLE = "Reproduction of “Adversarial examples are useful too!”";
  private static final String NUMBERED = "fig";

  private final ReproductionDocument document;
  private final PanelViewBuilder panels;

  private PaperPageBuilder(ReproductionDocument document) {
    this.document = document;
    this.panels = new PanelViewBuilder(document.shape(), new ClassLabels(document.classNames()));
  }

  static PaperPage of(ReproductionDocument document) {
    return new PaperPageBuilder(document).page();
  }

  private PaperPage page() {
    List<PaperSectionView> sections = document.sections().stream().map(this::section).toList();
    List<ClaimView> claims =
        sections.stream()
            .flatMap(section -> section.figures().stream())
            .flatMap(figure -> figure.claims().stream())
            .toList();
    return new PaperPage(
        TITLE,
        index(),
        facts(),
        lead(),
        claims,
        sections,
        ProvenanceFacts.tables(List.of(), document.provenance()));
  }

  private List<NavLink> index() {
    List<NavLink> index = new ArrayList<>();
    index.add(new NavLink("summary", "Claims and verdicts"));
    for (PaperSection section : document.sections()) {
      index.add(new NavLink(section.id(), section.title()));
      section.figures().stream()
          .filter(figure -> !name(figure).isEmpty())
          .forEach(figure -> index.add(new NavLink(figure.id(), name(figure))));
    }
    index.add(new NavLink("provenance", "Provenance"));
    return index;
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Paper", "A. Borji, arXiv 2005.06107"));
    facts.add(new Fact("Images", document.data()));
    facts.add(new Fact("Scale", document.scale()));
    facts.add(
        new Fact("Seed", document.provenance().configuration().getOrDefault("seed", "unknown")));
    return facts;
  }

  private String lead() {
    Map<Claim.Verdict, Long> counts =
        document.sections().stream()
            .flatMap(section -> section.figures().stream())
            .flatMap(figure -> figure.claims().stream())
            .collect(Collectors.groupingBy(Claim::verdict, Collectors.counting()));
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    return "Of %d %s, %d held, %d held partly, %d did not hold, and %d could not be tested."
        .formatted(
            all,
            all == 1 ? "claim" : "claims",
            counts.getOrDefault(Claim.Verdict.HELD, 0L),
            counts.getOrDefault(Claim.Verdict.PARTLY, 0L),
            counts.getOrDefault(Claim.Verdict.FAILED, 0L),
            counts.getOrDefault(Claim.Verdict.UNTESTED, 0L));
  }

  private PaperSectionView section(PaperSection section) {
    return new PaperSectionView(
        section.id(),
        section.title(),
        section.paragraphs(),
        section.figures().stream().map(this::figure).toList());
  }

  private PaperFigureView figure(PaperFigure figure) {
    return new PaperFigureView(
        figure.id(),
        name(figure),
        figure.title(),
        figure.settings().stream().map(s -> new Fact(s.name(), s.value())).toList(),
        figure.claims().stream().map(claim -> claim(figure, claim)).toList(),
        panels.groups(figure.panels()));
  }

  private static String name(PaperFigure figure) {
    return figure.id().startsWith(NUMBERED)
        ? "Figure " + figure.id().substring(NUMBERED.length())
        : "";
  }

  private static ClaimView claim(PaperFigure figure, Claim claim) {
    return new ClaimView(
        figure.id(),
        name(figure).isEmpty() ? figure.title() : name(figure),
        claim.statement(),
        claim.measure(),
        verdict(claim.verdict()),
        EnumText.lower(claim.verdict()),
        claim.outcome());
  }

  private static String verdict(Claim.Verdict verdict) {
    return switch (verdict) {
      case HELD -> "held";
      case PARTLY -> "held partly";
      case FAILED -> "did not hold";
      case UNTESTED -> "not tested";
    };
  }
}
