package io.trojanscope.model.onnx;

import io.trojanscope.model.NetworkFile;
import java.util.List;

/**
 * A network read from an ONNX file.
 *
 * @param notes what was assumed or changed on the way, a sentence each
 */
public record OnnxNetwork(NetworkFile network, OnnxSummary summary, List<String> notes) {
  public OnnxNetwork {
    notes = List.copyOf(notes);
  }
}
