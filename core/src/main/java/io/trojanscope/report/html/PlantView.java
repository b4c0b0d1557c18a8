package io.trojanscope.report.html;

import java.util.List;

/** A planted backdoor: its figures, an image with and without the trigger, what it does. */
record PlantView(
    List<Fact> facts,
    List<FigureView> sample,
    List<LegendView> sampleLegends,
    List<MatrixFigure> matrices,
    List<FigureView> classMeans,
    String leftOut) {}
