package io.trojanscope.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trojanscope.attack.poison.Hardening;
import io.trojanscope.attack.poison.LabelMap;
import io.trojanscope.attack.poison.PoisonAmount;
import io.trojanscope.attack.poison.PoisonSelection;
import io.trojanscope.attack.poison.PoisonedDataset;
import io.trojanscope.attack.poison.PoisoningOptions;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.attack.poison.SourceClasses;
import io.trojanscope.attack.poison.Triggers;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoisoningTest {
  private static final ImageShape SHAPE = new ImageShape(1, 4, 4);
  private static final float GREY = 0.5f;

  /** Two backdoors that poison images of one class: each hardens those that it poisons, once. */
  @Test
  void poisonedImagesAreHardenedOnce() {
    List<PoisonedDataset> poisoned =
        new Poisoning(brightness(), "of the clean model", ProgressListener.NONE)
            .poison(images(), List.of(plan("pixels:1,1"), plan("pixels:1,2")));

    assertThat(poisoned.get(0).poisonedIndices()).containsExactly(0, 1);
    assertThat(poisoned.get(1).poisonedIndices()).containsExactly(2, 3);
    for (int i = 0; i < 4; i++) {
      assertThat(median(poisoned.get(1), i)).as("image %d", i).isEqualTo(0.4f, within(1e-5f));
    }
    assertThat(median(poisoned.get(1), 4)).isEqualTo(GREY);
  }

  private static float median(LabeledImages images, int index) {
    float[] values = images.batch(index).values().clone();
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static PoisoningPlan plan(String trigger) {
    return new PoisoningPlan(
        Triggers.parse(trigger),
        SourceClasses.ALL_BUT_TARGET,
        LabelMap.to(1),
        new PoisonAmount.Count(2),
        PoisonSelection.FIRST,
        new PoisoningOptions(true, Optional.empty(), 0, Optional.of(new Hardening(0.1f, 4))),
        1);
  }

  /** Six grey images of class 1, and one of class 0. */
  private static LabeledImages images() {
    float[][] pixels = new float[7][SHAPE.size()];
    Arrays.stream(pixels).forEach(image -> Arrays.fill(image, GREY));
    return new ArrayImages(SHAPE, 2, new int[] {1, 1, 1, 1, 1, 1, 0}, pixels);
  }

  /** Class 1 for bright images, class 0 for dark ones. */
  private static NetworkFile brightness() {
    Tensor weights = Tensor.zeros(List.of(2, SHAPE.size()));
    IntStream.range(0, SHAPE.size()).forEach(i -> weights.floats()[SHAPE.size() + i] = 0.1f);
    Node flatten =
        new Node(
            "flatten",
            "Flatten",
            List.of("images"),
            List.of("flat"),
            new Attributes(Map.of("axis", 1L)));
    Node gemm =
        new Node(
            "gemm",
            "Gemm",
            List.of("flat", "weight"),
            List.of("logits"),
            new Attributes(Map.of("transB", 1L)));
    Graph graph =
        new Graph(
            "images",
            SHAPE,
            "logits",
            List.of(flatten, gemm),
            new TreeMap<>(Map.of("weight", weights)));
    return new NetworkFile(
        graph,
        new ModelSpec(SHAPE, Normalization.identity(1), List.of("dark", "bright")),
        new TreeMap<>());
  }
}
