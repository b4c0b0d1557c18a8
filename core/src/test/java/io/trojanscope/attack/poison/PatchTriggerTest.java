package io.trojanscope.attack.poison;

import static io.trojanscope.attack.poison.TriggerTesting.applied;
import static io.trojanscope.attack.poison.TriggerTesting.grey;
import static io.trojanscope.attack.poison.TriggerTesting.noImages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.Region;
import io.trojanscope.spec.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchTriggerTest {
  private static final ImageShape MNIST = new ImageShape(1, 28, 28);
  private static final ImageShape CIFAR = new ImageShape(3, 32, 32);

  /** The cells of the paper's notebooks: boxes of rows and columns, half-open. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "patch:c, \"1 3 21 27, 5 7 21 27, 3 5 21 23\"",
        "patch:x, \"1 3 1 3, 1 3 5 7, 3 5 3 5, 5 7 1 3, 5 7 5 7\"",
        "patch:arch, \"21 23 21 27, 25 27 21 27, 23 25 21 23, 23 25 25 27\"",
        "patch:s, \"21 27 1 3, 23 25 3 5, 21 23 3 7, 25 27 5 7\""
      })
  void paintsExactlyThePapersCells(String spec, String boxes) {
    float[] expected = grey(MNIST, 0.25f);
    for (String box : boxes.split(", ", -1)) {
      String[] b = box.split(" ", -1);
      for (int row = Integer.parseInt(b[0]); row < Integer.parseInt(b[1]); row++) {
        for (int column = Integer.parseInt(b[2]); column < Integer.parseInt(b[3]); column++) {
          expected[row * 28 + column] = 1f;
        }
      }
    }
    assertThat(applied(spec, MNIST, grey(MNIST, 0.25f))).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({"c,1,25", "x,1,1", "arch,25,25", "s,25,1"})
  void keepsItsDistanceToTheCornerOnOtherSizes(String name, int row, int column) {
    ImageShape shape = new ImageShape(3, 32, 32);
    Trigger trigger = Triggers.parse("patch:" + name);

    assertThat(trigger.region(shape)).contains(new Region(row, row + 6, column, column + 6));
    float[] changed = applied("patch:" + name, shape, grey(shape, 0f));
    for (int channel = 0; channel < 3; channel++) {
      assertThat(changed[shape.index(channel, row, column)]).isEqualTo(1f);
      assertThat(changed[shape.index(channel, row == 1 ? 0 : 31, column)]).isZero();
    }
  }

  @Test
  void smallImageIsRefusedWithTheBoxThatDoesNotFit() {
    ImageShape small = new ImageShape(1, 28, 6);
    assertThatThrownBy(() -> Triggers.parse("patch:c").requireApplicable(small, noImages(small)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("patch c: expected a place inside the image of 28 rows and 6 columns")
        .hasMessageContaining("found rows 1:7, columns -1:5");
    ImageShape exact = new ImageShape(1, 7, 7);
    assertThat(Triggers.parse("patch:c").region(exact)).contains(new Region(1, 7, 0, 6));
  }

  @Test
  void placesMayBeGivenFromTheTopLeftOrTheBottomRight() {
    assertThat(Triggers.parse("patch:x@3,10").region(MNIST)).contains(new Region(3, 9, 10, 16));
    assertThat(Triggers.parse("patch:x@-6,-28").region(MNIST)).contains(new Region(22, 28, 0, 6));
    assertThat(Triggers.parse("patch:x@0,-10").region(CIFAR)).contains(new Region(0, 6, 22, 28));
    assertThatThrownBy(() -> Triggers.parse("patch:x@23,0").region(MNIST))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("rows 23:29, columns 0:6");
  }

  @Test
  void theFrameIsRedAndTwoPixelsWide() {
    ImageShape shape = new ImageShape(3, 32, 32);
    float[] changed = applied("patch:frame", shape, grey(shape, 0.5f));

    for (int row = 0; row < 32; row++) {
      for (int column = 0; column < 32; column++) {
        boolean inBox = row >= 1 && row < 11 && column >= 21 && column < 31;
        boolean inside = row >= 3 && row < 9 && column >= 23 && column < 29;
        float[] colour = inBox && !inside ? new float[] {1, 0, 0} : new float[] {0.5f, 0.5f, 0.5f};
        for (int channel = 0; channel < 3; channel++) {
          assertThat(changed[shape.index(channel, row, column)]).isEqualTo(colour[channel]);
        }
      }
    }
  }
}
