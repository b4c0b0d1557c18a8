package io.trojanscope.train;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Graph;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network that can be trained from scratch.
 *
 * @param kind network kind
 * @param depth one of {@link NetworkKind#depths}; 0 if the kind has none
 */
public record NetworkArchitecture(NetworkKind kind, int depth) {
  /** The paper's network. */
  public static final NetworkArchitecture PAPER = new NetworkArchitecture(NetworkKind.PAPER, 0);

  /**
   * @throws InvalidInputException if the kind does not have the depth
   */
  public NetworkArchitecture {
    List<Integer> depths = kind.depths();
    if (depths.isEmpty() ? depth != 0 : !depths.contains(depth)) {
      throw new InvalidInputException(
          "network %s: expected the depth to be %s, found %d"
              .formatted(kind.text(), depths.isEmpty() ? "0" : listed(depths), depth));
    }
  }

  /**
   * The network of that name: {@code paper}, {@code cifar}, {@code resnet:20} and so on.
   *
   * @throws InvalidInputException if there is none
   */
  public static NetworkArchitecture parse(String text) {
    return all()
        .filter(network -> network.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "network: expected %s, found '%s'".formatted(choices(), text)));
  }

  /** The network with that title. */
  public static Optional<NetworkArchitecture> ofTitle(String title) {
    return all().filter(network -> network.title().equals(title)).findFirst();
  }

  /** Every network, in the order of the kinds and of their depths. */
  public static Stream<NetworkArchitecture> all() {
    return Arrays.stream(NetworkKind.values())
        .flatMap(
            kind ->
                kind.depths().isEmpty()
                    ? Stream.of(new NetworkArchitecture(kind, 0))
                    : kind.depths().stream().map(depth -> new NetworkArchitecture(kind, depth)));
  }

  /** What can be chosen, for a person to read. */
  public static String choices() {
    return Arrays.stream(NetworkKind.values())
        .map(
            kind ->
                kind.depths().isEmpty()
                    ? kind.text()
                    : kind.text() + ":N with N " + listed(kind.depths()))
        .collect(Collectors.joining("; "));
  }

  /**
   * The network with random weights.
   *
   * @param images shape of one image
   * @param classes number of classes
   * @param seed seed of the weights
   * @throws InvalidInputException if the images are too small for it, or a vision transformer
   *     cannot cut them into patches of 4x4 pixels
   */
  public Graph build(ImageShape images, int classes, long seed) {
    requireFit(images);
    return switch (kind) {
      case PAPER -> Networks.paperCnn(images, classes, seed);
      case CIFAR -> Networks.cifarCnn(images, classes, seed);
      case RESNET -> ResNet.build(images, classes, depth, seed);
      case VGG -> Vgg.build(images, classes, depth, seed);
      case MOBILENET -> MobileNet.build(images, classes, seed);
      case VIT -> VisionTransformer.build(images, classes, depth, seed);
    };
  }

  private void requireFit(ImageShape images) {
    int least = kind.smallestSide();
    if (images.height() < least || images.width() < least) {
      throw new InvalidInputException(
          "images of %s: expected at least %3$d x %3$d pixels for the network %2$s; use larger images or another network"
              .formatted(images, this, least));
    }
    int patch = kind == NetworkKind.VIT ? VisionTransformer.PATCH : 1;
    if (images.height() % patch != 0 || images.width() % patch != 0) {
      throw new InvalidInputException(
          "images of %s: expected a height and a width divisible by %3$d for the network %2$s; resize the images"
              .formatted(images, this, patch));
    }
  }

  /** The name in provenance. */
  public String title() {
    return named(kind.title());
  }

  /** The name that {@link #parse} reads. */
  @Override
  public String toString() {
    return named(kind.text());
  }

  private String named(String name) {
    return kind.depths().isEmpty() ? name : name + ":" + depth;
  }

  private static String listed(List<Integer> depths) {
    int first = depths.get(0);
    int last = depths.get(depths.size() - 1);
    return depths.size() > 2 && last - first == depths.size() - 1
        ? "from " + first + " to " + last
        : "one of " + depths.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
