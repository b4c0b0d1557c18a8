package io.trojanscope.report.html;

import io.trojanscope.result.paper.Panel;
import java.util.ArrayList;
import java.util.List;

/** Draws a network as a stack of bars, as wide as the logarithm of what a layer gives. */
final class NetworkDrawing {
  private static final int ROW = 28;
  private static final int CENTRE = 75;
  private static final int WIDEST = 130;
  private static final int LEAST = 12;
  private static final int TEXT = 14;

  private NetworkDrawing() {}

  static PanelView.Network of(Panel.Network network) {
    double greatest =
        network.layers().stream().mapToDouble(NetworkDrawing::logarithm).max().orElse(1);
    List<PanelView.Layer> layers = new ArrayList<>();
    for (Panel.Layer layer : network.layers()) {
      int width = LEAST + (int) ((WIDEST - LEAST) * logarithm(layer) / greatest);
      int top = layers.size() * ROW;
      layers.add(
          new PanelView.Layer(
              layer.name(),
              layer.height() == 1 && layer.width() == 1
                  ? NumberText.count(layer.channels())
                  : layer.channels() + " × " + layer.height() + " × " + layer.width(),
              layer.parameters() == 0 ? "" : NumberText.count(layer.parameters()) + " weights",
              top,
              CENTRE - width / 2,
              width,
              top + TEXT));
    }
    return new PanelView.Network(network.title(), layers, network.layers().size() * ROW);
  }

  private static double logarithm(Panel.Layer layer) {
    return Math.log((double) layer.channels() * layer.height() * layer.width());
  }
}
