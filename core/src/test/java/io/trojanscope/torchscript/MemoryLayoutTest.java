package io.trojanscope.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.train.Networks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MemoryLayoutTest {
  private static final ImageShape SHAPE = new ImageShape(1, 28, 28);

  @Test
  void convolutionsRunByPixel() {
    assertThat(MemoryLayout.of(Networks.paperCnn(SHAPE, 10, 1)))
        .isEqualTo(MemoryLayout.CHANNELS_LAST);
  }

  @Test
  void othersRunByChannel() {
    Node flatten =
        new Node(
            "flatten", "Flatten", List.of("x"), List.of("y"), new Attributes(Map.of("axis", 1L)));
    Graph network = new Graph("x", SHAPE, "y", List.of(flatten), new TreeMap<>());
    assertThat(MemoryLayout.of(network)).isEqualTo(MemoryLayout.CONTIGUOUS);
  }
}
