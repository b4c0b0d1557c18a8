package io.trojanscope.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.graph.Graph;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.train.Networks;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaperNetworkTest {
  /** 20 x 25 + 20, 50 x 500 + 50, 800 x 500 + 500, 500 x 10 + 10. */
  private static final long OF_DIGITS = 431_080;

  private static ModelSpec spec(ImageShape shape) {
    List<String> names = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    return new ModelSpec(shape, Normalization.identity(shape.channels()), names);
  }

  @Test
  void isToldByTheNumberOfItsParameters() {
    ModelSpec digits = spec(new ImageShape(1, 28, 28));
    assertThat(PaperNetwork.familyOf(OF_DIGITS, digits)).isEqualTo(NetworkFamily.PAPER);
    assertThat(PaperNetwork.familyOf(OF_DIGITS + 2, digits)).isEqualTo(NetworkFamily.PAPER);
    assertThat(PaperNetwork.familyOf(OF_DIGITS - 1, digits)).isEqualTo(NetworkFamily.OTHER);
    assertThat(PaperNetwork.familyOf(OF_DIGITS + 500, digits)).isEqualTo(NetworkFamily.OTHER);
  }

  @Test
  void aReferenceOfAnotherArchitectureIsForeign() {
    ModelSpec colour = spec(new ImageShape(3, 32, 32));
    assertThat(PaperNetwork.familyOf(5000, List.of(5000L, 5002L), colour))
        .isEqualTo(NetworkFamily.OTHER);
    assertThat(PaperNetwork.familyOf(5000, List.of(5000L, 7000L), colour))
        .isEqualTo(NetworkFamily.FOREIGN);
    assertThat(PaperNetwork.familyOf(5000, List.of(), colour)).isEqualTo(NetworkFamily.OTHER);
  }

  private static NetworkFamily family(Graph network, ModelSpec spec) {
    return PaperNetwork.familyOf(network.constantValues(), spec);
  }

  @Test
  void otherNetworksAndOtherImagesAreOthers() {
    ModelSpec colour = spec(new ImageShape(3, 33, 47));
    Graph paper = Networks.paperCnn(colour.input(), 10, 3);
    assertThat(family(paper, colour)).isEqualTo(NetworkFamily.OTHER);
    assertThat(family(Networks.cifarCnn(colour.input(), 10, 3), colour))
        .isEqualTo(NetworkFamily.OTHER);
    assertThat(PaperNetwork.familyOf(1000, spec(new ImageShape(3, 8, 8))))
        .isEqualTo(NetworkFamily.OTHER);
    assertThat(PaperNetwork.familyOf(1000, spec(new ImageShape(3, 20_000, 20_000))))
        .isEqualTo(NetworkFamily.OTHER);
  }
}
