package io.trojanscope.report.html;

import java.util.List;

/** The report on a repair. */
record RepairPage(
    String title,
    List<NavLink> index,
    List<Fact> facts,
    SummaryView summary,
    TableView measured,
    TableView weights,
    List<FactTable> provenance) {}
