package io.trojanscope.report.html;

import java.util.List;

/**
 * The report on bias maps.
 *
 * @param pairs whether the maps are of class pairs (Algorithm II)
 * @param targeted whether the attacks aimed at a class
 * @param distances per class or pair; for pairs also their means per source and predicted class
 * @param distanceSquare for pairs, the distances once more as a square
 * @param plant at most one
 */
record MapsPage(
    String title,
    List<NavLink> index,
    List<Fact> facts,
    SummaryView summary,
    boolean pairs,
    boolean targeted,
    List<BarChart> distances,
    List<MatrixFigure> distanceSquare,
    List<String> distanceNotes,
    MapSection adversarial,
    MapSection perturbation,
    List<MatrixFigure> outcomes,
    List<BarChart> outcomeBars,
    List<MatrixFigure> pristine,
    List<PlantView> plant,
    List<FactTable> provenance) {}
