package io.trojanscope.report.html;

import java.util.List;

/**
 * The page of a reproduced paper.
 *
 * @param lead how many claims held
 * @param claims of all figures
 */
record PaperPage(
    String title,
    List<NavLink> index,
    List<Fact> facts,
    String lead,
    List<ClaimView> claims,
    List<PaperSectionView> sections,
    List<FactTable> provenance) {}
