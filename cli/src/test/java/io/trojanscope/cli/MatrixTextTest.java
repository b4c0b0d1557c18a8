package io.trojanscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.evaluate.ConfusionMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixTextTest {
  @Test
  void namesRowsAndNumbersColumns() {
    ConfusionMatrix matrix = ConfusionMatrix.count(2, new int[12], new int[12]);

    assertThat(MatrixText.of(matrix, new ClassText(List.of("cat", "1"))).lines())
        .containsExactly("            0   1", "  0 (cat)  12   0", "  1         0   0");
  }
}
