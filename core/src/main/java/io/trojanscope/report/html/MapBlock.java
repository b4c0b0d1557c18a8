package io.trojanscope.report.html;

import java.util.List;

/**
 * The maps of one class or pair.
 *
 * @param index the class's number where its name is not just that; else empty
 * @param peak whether its distance is the largest
 */
record MapBlock(String label, String index, boolean peak, List<FigureView> figures) {}
