package io.trojanscope.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.train.NetworkArchitecture;
import io.trojanscope.train.TrainingConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingRunTest {
  private static final ImageShape SHAPE = new ImageShape(1, 16, 16);
  private static final TrainingConfig CONFIG = new TrainingConfig(3, 8, 1e-3f, 1);
  private static final TrainingRun RUN = new TrainingRun(1, ProgressListener.NONE);

  /** Dark and bright images, under labels that say so, or that say nothing. */
  private static ArrayImages images(boolean labelled) {
    int[] labels = IntStream.range(0, 64).map(i -> i / (labelled ? 1 : 2) % 2).toArray();
    float[][] images = new float[labels.length][SHAPE.size()];
    IntStream.range(0, labels.length)
        .forEach(i -> Arrays.fill(images[i], i % 2 == 0 ? 0.1f : 0.9f));
    return new ArrayImages(SHAPE, 2, labels, images);
  }

  private static Optional<NetworkFile> learned(ArrayImages images) {
    ModelSpec spec = new ModelSpec(SHAPE, Normalization.identity(1), List.of("dark", "bright"));
    return RUN.learned(
        new NetworkFile(NetworkArchitecture.PAPER.build(SHAPE, 2, 1), spec, new TreeMap<>()),
        images,
        CONFIG);
  }

  @Test
  void theMetadataSayWhatMadeTheNetwork() {
    NetworkFile trained = RUN.train(images(true), CONFIG);

    assertThat(trained.spec().classNames()).containsExactly("0", "1");
    assertThat(trained.metadata().values())
        .contains(NetworkArchitecture.PAPER.title(), images(true).sha256());
  }

  @Test
  void aNetworkThatLearnsKeepsItsClasses() {
    NetworkFile trained = learned(images(true)).orElseThrow();

    assertThat(trained.spec().classNames()).containsExactly("dark", "bright");
    assertThat(trained.metadata().values()).contains(TrainingRun.OWN);
  }

  /** Half of the dark images have each label, so nothing can be right more than half the time. */
  @Test
  void aNetworkThatDoesNotLearnIsNone() {
    assertThat(learned(images(false))).isEmpty();
  }
}
