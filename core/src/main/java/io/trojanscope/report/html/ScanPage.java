package io.trojanscope.report.html;

import java.util.List;

/**
 * The report on a scan.
 *
 * @param trigger at most one
 * @param pairs the statistics of the pairs as a square, and a part of it where there are many;
 *     empty if no pair was searched
 * @param nulls at most one
 * @param nullsAre where the clean models come from
 * @param maps at most one
 * @param mapsLeftOut which classes' maps are not there, or empty
 */
record ScanPage(
    String title,
    List<NavLink> index,
    List<Fact> facts,
    VerdictView verdict,
    List<TriggerView> trigger,
    List<MatrixFigure> pairs,
    TableView worstPairs,
    TableView classes,
    List<NullChart> nulls,
    String nullsAre,
    List<ScanMaps> maps,
    String mapsLeftOut,
    List<Fact> used,
    List<FactTable> provenance,
    List<String> reading) {
  /** Bias maps of the suspect and the first reference. */
  record ScanMaps(MapSection adversarial, MapSection perturbation) {}
}
