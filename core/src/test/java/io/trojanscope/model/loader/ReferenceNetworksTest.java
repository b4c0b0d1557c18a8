package io.trojanscope.model.loader;

import io.trojanscope.graph.NetworkFile;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.onnx.OnnxReader;
import io.trojanscope.torchscript.MemoryLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole ONNX files that PyTorch exported, against its own values in float64. */
class ReferenceNetworksTest {
  @ParameterizedTest
  @ValueSource(strings = {"residual", "dense", "inverted", "convnext", "transformer"})
  void agreesWithPyTorchInBothLayouts(String name) {
    NetworkFile file = OnnxReader.read(ReferenceNetworks.file(name + ".onnx"));
    for (MemoryLayout layout : MemoryLayout.values()) {
      try (GraphClassifier classifier = new GraphClassifier(file.graph(), file.spec(), layout)) {
        ReferenceNetworks.assertAgrees(classifier, name);
      }
    }
  }
}
