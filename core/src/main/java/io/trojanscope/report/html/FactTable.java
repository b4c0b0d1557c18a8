package io.trojanscope.report.html;

import java.util.List;

/** Named values under a title. */
record FactTable(String title, List<Fact> facts) {}
