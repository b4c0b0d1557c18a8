package io.trojanscope.lab.baseline;

import static io.trojanscope.fixtures.PlantedPixel.BACKDOORED;
import static io.trojanscope.fixtures.PlantedPixel.CLEAN;
import static io.trojanscope.fixtures.PlantedPixel.TARGET;
import static io.trojanscope.fixtures.PlantedPixel.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.detect.Detection;
import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.Detector;
import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.LinearClassifier;
import io.trojanscope.fixtures.PlantedPixel;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.spec.ImageShape;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All baselines on a linear classifier with and without a trigger of one pixel. */
class BaselineTest {
  private static final long SEED = 1;

  static Stream<Arguments> detectors() {
    return Stream.of(
        detector("bias map distance", workers -> new BiasMapDistance(workers, SEED)),
        detector("Neural Cleanse", workers -> new NeuralCleanse(workers, SEED)),
        detector("MM-BD", workers -> new MaximumMargin(workers, SEED)),
        detector("white noise images", workers -> new WhiteNoiseImages(workers, 5000, SEED)));
  }

  private static Arguments detector(String name, Function<OrderedWorkers, Detector> detector) {
    return Arguments.of(name, detector);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("detectors")
  void findsTheBackdoorAndItsTarget(String name, Function<OrderedWorkers, Detector> detector) {
    Detection backdoored = detect(detector, input(BACKDOORED), 2);
    Detection clean = detect(detector, input(CLEAN), 2);
    assertThat(backdoored.flagged()).isTrue();
    assertThat(backdoored.target()).hasValue(TARGET);
    assertThat(backdoored.source()).isEmpty();
    assertThat(clean.flagged()).isFalse();
    assertThat(backdoored.score()).isGreaterThan(clean.score());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("detectors")
  void theNumberOfThreadsChangesNoBit(String name, Function<OrderedWorkers, Detector> detector) {
    assertThat(detect(detector, input(BACKDOORED), 3))
        .isEqualTo(detect(detector, input(BACKDOORED), 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("detectors")
  void saysWhatIsMissing(String name, Function<OrderedWorkers, Detector> detector) {
    if (name.equals("MM-BD")) {
      DetectionInput alone =
          new DetectionInput(BACKDOORED, NetworkFamily.OTHER, List.of(), Optional.empty());
      assertThat(detect(detector, alone, 1)).isEqualTo(detect(detector, input(BACKDOORED), 1));
      return;
    }
    assertThatThrownBy(
            () ->
                detect(
                    detector,
                    new DetectionInput(
                        BACKDOORED, NetworkFamily.OTHER, List.of(), Optional.empty()),
                    1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageMatching(name + ": expected .*, found none; give (one|some)");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("detectors")
  void refusesWhatDoesNotFit(String name, Function<OrderedWorkers, Detector> detector) {
    if (name.equals("MM-BD")) {
      return;
    }
    LinearClassifier other = new LinearClassifier(new ImageShape(1, 2, 2), new float[6][4]);
    DetectionInput misfit =
        new DetectionInput(
            other, NetworkFamily.OTHER, List.of(CLEAN), Optional.of(PlantedPixel.IMAGES));
    assertThatThrownBy(() -> detect(detector, misfit, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("1x2x2 in 6 classes, as the suspect takes them, found 1x7x5 in 6");
  }

  private static Detection detect(
      Function<OrderedWorkers, Detector> detector, DetectionInput input, int threads) {
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      return detector.apply(workers).detect(input);
    }
  }
}
