package io.trojanscope.graph;

import io.trojanscope.spec.ModelSettings;
import java.util.List;

/**
 * A network read from a file of any format.
 *
 * @param network whose specification has what the file states, and defaults for the rest
 * @param stated what the file itself says
 * @param softmaxCut whether a final softmax or sigmoid was cut off, so that its input serves as
 *     logits
 * @param roundsValues whether the file rounds inner values to steps, which the network does not
 * @param notes what was assumed or changed on the way, a sentence each
 */
public record ImportedNetwork(
    NetworkFile network,
    ModelSettings stated,
    boolean softmaxCut,
    boolean roundsValues,
    List<String> notes) {
  public ImportedNetwork {
    notes = List.copyOf(notes);
  }
}
