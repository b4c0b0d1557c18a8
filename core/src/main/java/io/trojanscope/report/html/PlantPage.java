package io.trojanscope.report.html;

import java.util.List;

/** The report on a planted backdoor. */
record PlantPage(
    String title,
    List<NavLink> index,
    List<Fact> facts,
    SummaryView summary,
    PlantView plant,
    List<FactTable> provenance) {}
