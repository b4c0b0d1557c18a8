package io.trojanscope.report.html;

import java.util.List;

/**
 * Maps of one kind, side by side.
 *
 * @param order how the blocks are ordered and how many stand open
 * @param grids squares of class pairs; empty where blocks are shown instead
 * @param folded blocks that stand in a fold
 * @param leftOut what is not shown, or empty
 */
record MapSection(
    List<LegendView> legends,
    String order,
    List<PairGrid> grids,
    List<MapBlock> blocks,
    List<MapBlock> folded,
    String leftOut) {}
