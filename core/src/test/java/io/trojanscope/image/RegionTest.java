package io.trojanscope.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RegionTest {
  private static final Region BOX = new Region(0, 4, 0, 6);

  @Test
  void areaIsRowsTimesColumns() {
    assertThat(BOX.area()).isEqualTo(24);
  }

  @Test
  void intersectionOverUnionByHand() {
    // 2 x 3 pixels in common of 24 + 16 - 6
    assertThat(BOX.iou(new Region(2, 6, 3, 7))).isEqualTo(6 / 34.0);
    assertThat(new Region(2, 6, 3, 7).iou(BOX)).isEqualTo(6 / 34.0);
  }

  @Test
  void sameBoxHasOneAndNeighbourHasZero() {
    assertThat(BOX.iou(new Region(0, 4, 0, 6))).isEqualTo(1);
    assertThat(BOX.iou(new Region(4, 8, 0, 6))).isZero();
    assertThat(BOX.iou(new Region(5, 8, 7, 9))).isZero();
  }

  @Test
  void emptyBoxIsRefused() {
    assertThatThrownBy(() -> new Region(3, 3, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rows 3:3, columns 0:1");
    assertThatThrownBy(() -> new Region(0, 1, -1, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
