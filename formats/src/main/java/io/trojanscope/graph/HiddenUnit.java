package io.trojanscope.graph;

/**
 * A channel of a value that an activation function takes.
 *
 * @param node name of the node of the activation function
 * @param channel from 0
 * @param threshold up to which the activation function gives the same for all values, or hardly
 *     another value; of the negated value if {@code negated}
 * @param negated whether the function is flat above, not below
 */
public record HiddenUnit(String node, int channel, float threshold, boolean negated) {
  @Override
  public String toString() {
    return "channel " + channel + " of '" + node + "'";
  }
}
