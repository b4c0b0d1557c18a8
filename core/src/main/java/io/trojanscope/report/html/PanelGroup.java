package io.trojanscope.report.html;

import java.util.List;

/**
 * Panels of one width side by side.
 *
 * @param style class that sets the width
 */
record PanelGroup(String style, List<PanelView> panels) {}
