package io.trojanscope.train;

import io.trojanscope.text.EnumText;
import java.util.List;
import java.util.stream.IntStream;

/** The network kinds that can be trained from scratch, some in several depths. */
@SuppressWarnings("ImmutableEnumChecker") // The constructor copies the list.
public enum NetworkKind {
  /** Two convolutions, as in the paper's figure 23; for digits. */
  PAPER("paper-cnn", 16, List.of()),
  /** Six convolutions, some with batch normalization, as the paper's author has for CIFAR-10. */
  CIFAR("cifar-cnn", 16, List.of()),
  /** Residual networks for CIFAR-10 (He et al. 2016, section 4.2), of depth 6n + 2. */
  RESNET("resnet", 16, IntStream.rangeClosed(1, 9).mapToObj(n -> 6 * n + 2).toList()),
  /** Narrow VGG networks with batch normalization (Simonyan and Zisserman 2015). */
  VGG("vgg", 32, List.of(11, 13, 16)),
  /** A small MobileNetV2 (Sandler et al. 2018). */
  MOBILENET("mobilenet", 16, List.of()),
  /** Small vision transformers (Dosovitskiy et al. 2021), by layers of attention. */
  VIT("vit", 16, IntStream.rangeClosed(1, 12).boxed().toList());

  private final String title;
  private final int smallestSide;
  private final List<Integer> depths;

  NetworkKind(String title, int smallestSide, List<Integer> depths) {
    this.title = title;
    this.smallestSide = smallestSide;
    this.depths = List.copyOf(depths);
  }

  /** What it is called in provenance. */
  String title() {
    return title;
  }

  /** The name in options: lower case. */
  public String text() {
    return EnumText.lower(this);
  }

  /** Least height and width of the images, in pixels. */
  int smallestSide() {
    return smallestSide;
  }

  /** The depths that can be chosen; empty if there is only one. */
  public List<Integer> depths() {
    return depths;
  }
}
