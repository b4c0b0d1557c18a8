package io.trojanscope.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.Tensor;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.torchscript.TrainingModule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkArchitectureTest {
  private static final ImageShape CIFAR = new ImageShape(3, 32, 32);

  @Test
  void everyNetworkIsReadByItsNameAndFoundByItsTitle() {
    List<NetworkArchitecture> all = NetworkArchitecture.all().toList();

    assertThat(all).hasSize(27).doesNotHaveDuplicates();
    assertThat(all)
        .allSatisfy(
            network -> {
              assertThat(NetworkArchitecture.parse(network.toString())).isEqualTo(network);
              assertThat(NetworkArchitecture.ofTitle(network.title())).hasValue(network);
            });
  }

  /** 0.27, 0.46 and 0.85 million in table 6 of He et al. 2016; with PyTorch's own count. */
  @ParameterizedTest
  @CsvSource({"resnet:20, 269722", "resnet:32, 464154", "resnet:56, 853018"})
  void residualNetworksHaveThePapersParameters(String name, long expected) {
    Graph graph = NetworkArchitecture.parse(name).build(CIFAR, 10, 1);

    long parameters =
        TrainingModule.parameterNames(graph).stream()
            .mapToLong(parameter -> graph.constant(parameter).size())
            .sum();
    assertThat(parameters).isEqualTo(expected);
  }

  @Test
  void filtersBeginWithTheVarianceOfHeEtAl() {
    Tensor filters =
        NetworkArchitecture.parse("resnet:8").build(CIFAR, 10, 1).constant("conv7.weight");

    double sum = 0;
    double squares = 0;
    for (float value : filters.floats()) {
      sum += value;
      squares += value * (double) value;
    }
    double variance = 2.0 / (64 * 9);
    double standardError = variance * Math.sqrt(2.0 / filters.size());
    assertThat(squares / filters.size()).isCloseTo(variance, within(4 * standardError));
    assertThat(sum / filters.size()).isCloseTo(0, within(4 * Math.sqrt(variance / filters.size())));
  }

  @Test
  void theSeedMakesTheWeights() {
    NetworkArchitecture network = NetworkArchitecture.parse("resnet:8");

    assertThat(network.build(CIFAR, 10, 1))
        .isEqualTo(network.build(CIFAR, 10, 1))
        .isNotEqualTo(network.build(CIFAR, 10, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet", "resnet:9", "resnet:62", "paper:2", "vgg:19", "alexnet", ""})
  void anUnknownNameIsRefused(String name) {
    assertThatThrownBy(() -> NetworkArchitecture.parse(name))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected paper; cifar; resnet:N with N one of 8, 14, 20")
        .hasMessageEndingWith("; vit:N with N from 1 to 12, found '" + name + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "vgg:11, 28, expected at least 32 x 32 pixels",
    "resnet:8, 15, expected at least 16 x 16 pixels",
    "vit:1, 18, expected a height and a width divisible by 4"
  })
  void imagesThatDoNotFitAreRefused(String name, int side, String message) {
    assertThatThrownBy(
            () -> NetworkArchitecture.parse(name).build(new ImageShape(1, side, side), 10, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }
}
