package io.trojanscope.report.html;

import java.util.List;

/** A section of a reproduced paper. */
record PaperSectionView(
    String id, String title, List<String> paragraphs, List<PaperFigureView> figures) {}
