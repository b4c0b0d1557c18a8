package io.trojanscope.detect.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.detect.ClassPair;
import io.trojanscope.image.Region;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchFormTest {
  private static final ImageShape SHAPE = new ImageShape(2, 3, 4);
  private static final PatchForm FORM = new PatchForm(new Region(1, 3, 2, 4), 2);

  @Test
  void replacesItsWindowInEveryChannel() {
    float[] images = new float[2 * SHAPE.size()];
    FORM.apply(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, SHAPE, images, SHAPE.size());
    assertThat(Arrays.copyOf(images, SHAPE.size())).containsOnly(0);
    assertThat(Arrays.copyOfRange(images, SHAPE.size(), images.length))
        .containsExactly(0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 0, 0, 5, 6, 0, 0, 7, 8);
  }

  @Test
  void itsGradientIsThatOfTheWindow() {
    float[] gradient = new float[2 * SHAPE.size()];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = i;
    }
    float[] sum = {100, 0, 0, 0, 0, 0, 0, 0};
    FORM.addGradient(gradient, SHAPE, SHAPE.size(), sum);
    assertThat(sum).containsExactly(130, 31, 34, 35, 42, 43, 46, 47);
  }

  @Test
  void asATriggerItDoesTheSame() {
    float[] parameters = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f};
    float[] expected = new float[SHAPE.size()];
    Arrays.fill(expected, 0.9f);
    float[] stamped = expected.clone();
    FORM.apply(parameters, SHAPE, expected, 0);
    CandidateTrigger trigger = FORM.trigger(new ClassPair(0, 1), parameters, SHAPE, true);
    TriggerStamp.apply(trigger, SHAPE, stamped, 0);
    assertThat(stamped).containsExactly(expected, within(1e-6f));
    assertThat(trigger.size()).isEqualTo(4);
  }

  @Test
  void theGridReachesEveryPixelAndEveryEdge() {
    ImageShape shape = new ImageShape(1, 28, 20);
    List<TriggerForm> grid = PatchForm.grid(shape, 5, 0.36);
    float[] image = new float[shape.size()];
    for (TriggerForm form : grid) {
      float[] ones = new float[form.parameters()];
      Arrays.fill(ones, 1);
      form.apply(ones, shape, image, 0);
    }
    assertThat(image).containsOnly(1);
    assertThat(grid).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void theGridOfATinyImageHasNoPlaceTwice() {
    assertThat(PatchForm.grid(new ImageShape(1, 2, 3), 5, 0.36)).hasSize(6).doesNotHaveDuplicates();
  }
}
