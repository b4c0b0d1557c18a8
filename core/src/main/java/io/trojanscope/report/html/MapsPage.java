package io.trojanscope.report.html;

import java.util.List;

/**
 * The report on bias maps.
 *
 * @param pairs whether the maps are of class pairs (Algorithm II)
 * @param targeted whether the attacks aimed at a class
 * @param distances at most one
 * @param plant at most one
 */
record MapsPage(
    String title,
    List<NavLink> index,
    List<Fact> facts,
    SummaryView summary,
    boolean pairs,
    boolean targeted,
    List<DistanceSection> distances,
    MapSection adversarial,
    MapSection perturbation,
    List<MatrixFigure> outcomes,
    List<BarChart> outcomeBars,
    List<MatrixFigure> pristine,
    List<PlantView> plant,
    List<FactTable> provenance) {}
