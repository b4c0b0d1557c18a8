package io.trojanscope.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.graph.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightPlaceTest {
  private static final Tensor STORED = Tensor.of(List.of(2, 3), 1f, 2, 3, 4, 5, 6);

  @Test
  void aTransposedWeightIsFoundAndPutBack() {
    Tensor weight = Tensor.of(List.of(3, 2), 1f, 4, 2, 5, 3, 6);

    WeightPlace place = WeightPlace.of("w", weight, "stored", STORED).orElseThrow();

    Tensor changed = Tensor.of(List.of(3, 2), 10f, 40, 20, 50, 30, 60);
    assertThat(place.axes()).containsExactly(1, 0);
    Tensor back = place.stored(changed, STORED.shape());
    assertThat(back).isEqualTo(Tensor.of(List.of(2, 3), 10f, 20, 30, 40, 50, 60));
    assertThat(place.weight(back, List.of(3, 2))).isEqualTo(changed);
  }

  /** As TensorFlow keeps kernels: height x width x inputs x outputs. */
  @Test
  void fourAxesAreFoundInAnyOrder() {
    float[] values = new float[2 * 3 * 4 * 5];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Tensor stored = Tensor.of(List.of(2, 3, 4, 5), values);
    float[] moved = new float[values.length];
    for (int h = 0; h < 2; h++) {
      for (int w = 0; w < 3; w++) {
        for (int in = 0; in < 4; in++) {
          for (int out = 0; out < 5; out++) {
            moved[((out * 4 + in) * 2 + h) * 3 + w] = ((h * 3 + w) * 4 + in) * 5 + out;
          }
        }
      }
    }
    Tensor weight = Tensor.of(List.of(5, 4, 2, 3), moved);

    WeightPlace place = WeightPlace.of("w", weight, "stored", stored).orElseThrow();

    assertThat(place.axes()).containsExactly(3, 2, 0, 1);
    assertThat(place.stored(weight, stored.shape())).isEqualTo(stored);
  }

  @Test
  void anotherShapeOfTheSameValuesIsFound() {
    Tensor weight = STORED.withShape(List.of(6));

    assertThat(WeightPlace.of("w", weight, "stored", STORED).orElseThrow().axes()).isEmpty();
  }

  @Test
  void otherValuesAreNotFound() {
    Tensor weight = Tensor.of(List.of(3, 2), 1f, 4, 2, 5, 3, 7);

    assertThat(WeightPlace.of("w", weight, "stored", STORED)).isEmpty();
  }
}
