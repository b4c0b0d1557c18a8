package io.trojanscope.train;

import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.Normalization;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A classifier and a generator of triggers as one network, so that any trainer trains the two
 * together. Its input has 2 C + 1 channels: an image x, the image y that the trigger is made for,
 * and a switch s, 0 or 1. The classifier sees {@code clip(x + s amplitude g(y), 0, 1)}.
 *
 * <p>The generator g is three convolutions 3x3 with padding (16, 16 and C filters), ReLU between
 * and a hyperbolic tangent at the end.
 */
public final class InputAwareNetwork {
  private static final int FILTERS = 16;
  private static final String CLASSIFIER = "classifier.";
  private static final String GENERATOR = "generator.";
  private static final String INPUT = "pair";
  private static final String SEEN = "seen";

  private final Graph classifier;
  private final Graph generator;
  private final Normalization normalization;
  private final float amplitude;
  private final List<Node> nodes = new ArrayList<>();
  private final SortedMap<String, Tensor> constants = new TreeMap<>();

  /**
   * @param normalization of the classifier's input
   * @param amplitude largest change of an intensity, in (0, 1]
   * @param seed of the generator's weights
   */
  public InputAwareNetwork(
      Graph classifier, Normalization normalization, float amplitude, long seed) {
    this.classifier = classifier;
    this.normalization = normalization;
    this.amplitude = amplitude;
    ImageShape shape = classifier.inputShape();
    this.generator =
        new NetworkBuilder(shape, seed)
            .convolution(FILTERS, 3, 1)
            .relu()
            .convolution(FILTERS, 3, 1)
            .relu()
            .convolution(shape.channels(), 3, 1)
            .tanh()
            .flatten()
            .build();
  }

  private static ImageShape inputShape(ImageShape images) {
    return new ImageShape(2 * images.channels() + 1, images.height(), images.width());
  }

  /** Both as one network, which takes intensities as they are. */
  public Graph joint() {
    nodes.clear();
    constants.clear();
    int channels = classifier.inputShape().channels();
    slice("image", 0, channels);
    slice("other", channels, 2 * channels);
    slice("switch", 2 * channels, 2 * channels + 1);
    // The flattened end is for the generator alone.
    add(generator, generator.nodes().subList(0, generator.nodes().size() - 1), GENERATOR, "other");
    Node last = generator.nodes().get(generator.nodes().size() - 2);
    constants.put("amplitude", Tensor.scalar(amplitude));
    constants.put("lowest", Tensor.scalar(0));
    constants.put("highest", Tensor.scalar(1));
    node("scaled", "Mul", GENERATOR + last.output(), "amplitude");
    node("change", "Mul", "scaled", "switch");
    node("changed", "Add", "image", "change");
    node("clipped", "Clip", "changed", "lowest", "highest");
    perChannel("mean", normalization.mean());
    perChannel("deviation", normalization.standardDeviation());
    node("centred", "Sub", "clipped", "mean");
    node(SEEN, "Div", "centred", "deviation");
    add(classifier, classifier.nodes(), CLASSIFIER, SEEN);
    return new Graph(
        INPUT,
        inputShape(classifier.inputShape()),
        CLASSIFIER + classifier.output(),
        nodes,
        constants);
  }

  /** The classifier with the weights of the joint network after training. */
  public Graph classifier(Graph trained) {
    return classifier.withConstants(named(classifier, CLASSIFIER, trained));
  }

  /** The generator likewise: from an image to C x H x W values in [-1, 1]. */
  public Graph generator(Graph trained) {
    return generator.withConstants(named(generator, GENERATOR, trained));
  }

  private static Map<String, Tensor> named(Graph part, String prefix, Graph trained) {
    Map<String, Tensor> weights = new TreeMap<>();
    for (String name : part.constants().keySet()) {
      weights.put(name, trained.constant(prefix + name));
    }
    return weights;
  }

  private void add(Graph part, List<Node> partNodes, String prefix, String input) {
    part.constants().forEach((name, tensor) -> constants.put(prefix + name, tensor));
    for (Node node : partNodes) {
      List<String> inputs =
          node.inputs().stream().map(name -> renamed(name, part, prefix, input)).toList();
      List<String> outputs = node.outputs().stream().map(name -> prefix + name).toList();
      nodes.add(
          new Node(prefix + node.name(), node.operator(), inputs, outputs, node.attributes()));
    }
  }

  /** An optional input that is left out has an empty name. */
  private static String renamed(String name, Graph part, String prefix, String input) {
    if (name.isEmpty()) {
      return name;
    }
    return name.equals(part.input()) ? input : prefix + name;
  }

  private void slice(String name, int start, int end) {
    List<String> inputs = new ArrayList<>(List.of(INPUT));
    for (long bound : new long[] {start, end, 1, 1}) {
      String constant = name + "." + inputs.size();
      constants.put(constant, Tensor.vector(List.of(bound)));
      inputs.add(constant);
    }
    node(name, "Slice", inputs.toArray(String[]::new));
  }

  private void perChannel(String name, List<Float> values) {
    Tensor tensor = Tensor.zeros(List.of(1, values.size(), 1, 1));
    for (int c = 0; c < values.size(); c++) {
      tensor.floats()[c] = values.get(c);
    }
    constants.put(name, tensor);
  }

  private void node(String name, String operator, String... inputs) {
    nodes.add(
        new Node(
            name,
            operator,
            List.of(inputs),
            Collections.singletonList(name),
            new Attributes(Map.of())));
  }
}
