package io.trojanscope.onnx.canonical;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits of 2^29 bytes a tensor and 2^30 altogether: four bytes a real, eight an integer. */
class FoldingBudgetTest {
  private final FoldingBudget budget = new FoldingBudget("a.onnx");

  @Test
  void largestTensorIsCountedInBytes() {
    budget.spend(ElementType.FLOAT32, 1L << 27);
    budget.spend(ElementType.INT64, 1L << 26);

    assertTooLarge(ElementType.FLOAT32, (1L << 27) + 1);
    assertTooLarge(ElementType.INT64, (1L << 26) + 1);
    assertTooLarge(ElementType.BOOL, (1L << 26) + 1);
    assertTooLarge(ElementType.FLOAT32, Long.MAX_VALUE);
    assertTooLarge(ElementType.FLOAT32, -1);
  }

  private void assertTooLarge(ElementType type, long elements) {
    assertThatThrownBy(() -> budget.spend(type, elements))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("a constant of more than 536870912 bytes");
  }

  @Test
  void allTensorsTogetherAreCountedInBytes() {
    budget.spend(ElementType.FLOAT32, 1L << 27);
    budget.spend(ElementType.FLOAT32, 1L << 27);

    assertThatThrownBy(() -> budget.spend(ElementType.INT64, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("a.onnx: the constants that it computes take more than 1073741824 bytes");
  }

  @Test
  void valuesThatDependOnTheNumberOfImagesCountTwice() {
    KnownContent known = KnownContent.of(List.of(1), List.of(Size.IMAGES));
    budget.spend(known, Shape.of(Size.of(1L << 26)));

    assertThatThrownBy(() -> budget.spend(KnownContent.of(Tensor.scalar(1)), Shape.of(Size.ONE)))
        .isInstanceOf(InvalidInputException.class);
  }
}
