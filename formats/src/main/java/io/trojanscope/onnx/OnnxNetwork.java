package io.trojanscope.onnx;

import io.trojanscope.graph.NetworkFile;
import io.trojanscope.spec.ModelSettings;
import java.util.List;

/**
 * A network read from an ONNX file.
 *
 * @param network whose specification has what the file states, and defaults for the rest
 * @param stated what the file itself says
 * @param softmaxCut whether a final Softmax or Sigmoid was cut off, so that its input serves as
 *     logits
 * @param notes what was assumed or changed on the way, a sentence each
 */
public record OnnxNetwork(
    NetworkFile network,
    ModelSettings stated,
    boolean softmaxCut,
    OnnxSummary summary,
    List<String> notes) {
  public OnnxNetwork {
    notes = List.copyOf(notes);
  }
}
