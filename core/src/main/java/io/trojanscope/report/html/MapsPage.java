package io.trojanscope.report.html;

import java.util.List;

/**
 * The report on bias maps.
 *
 * @param pairs whether the maps are of class pairs (Algorithm II)
 * @param distances the chart, or nothing without distances
 * @param distanceSquare for pairs, the same as a square
 * @param distanceMeans for pairs, the means per source and per predicted class
 * @param plant at most one
 */
record MapsPage(
    String title,
    List<NavLink> index,
    List<Fact> facts,
    SummaryView summary,
    boolean pairs,
    List<BarChart> distances,
    List<MatrixFigure> distanceSquare,
    List<BarChart> distanceMeans,
    String missingDistances,
    MapSection adversarial,
    MapSection perturbation,
    List<MatrixFigure> outcomes,
    List<BarChart> outcomeBars,
    List<MatrixFigure> pristine,
    List<PlantView> plant,
    List<FactTable> provenance) {}
