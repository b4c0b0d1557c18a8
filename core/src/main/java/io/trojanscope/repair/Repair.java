package io.trojanscope.repair;

import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.train.djl.NetworkTrainer;
import java.util.List;

/** The methods of {@link RepairMethod}. */
final class Repair {
  /** Share of the images that carry a trigger, as in Neural Cleanse's unlearning. */
  static final double STAMPED = 0.2;

  private final NetworkFile network;
  private final RepairConfig config;
  private final int threads;
  private final ProgressListener progress;

  Repair(NetworkFile network, RepairConfig config, int threads, ProgressListener progress) {
    this.network = network;
    this.config = config;
    this.threads = threads;
    this.progress = progress;
  }

  /** The network with channels of too large Lipschitz constants set to zero. */
  LipschitzPruning.Pruned clp() {
    return LipschitzPruning.prune(network.graph());
  }

  /** The network after training on clean images. */
  Graph finetune(LabeledImages images) {
    return trained(network.graph(), images);
  }

  /**
   * The network after training on clean images of which a part carries triggers.
   *
   * @param triggers at least one
   */
  Graph unlearn(LabeledImages images, List<CandidateTrigger> triggers) {
    return finetune(StampedImages.some(images, triggers, STAMPED, config.seed()));
  }

  /** The network after pruning dormant channels, and training on clean images. */
  LipschitzPruning.Pruned finePruning(LabeledImages images) {
    TriggerMeasurement measurement =
        new TriggerMeasurement(network.spec(), threads, ProgressListener.NONE);
    LipschitzPruning.Pruned pruned =
        DormantPruning.of(network)
            .prune(images, threads, graph -> measurement.accuracy(graph, images));
    return new LipschitzPruning.Pruned(trained(pruned.network(), images), pruned.channels());
  }

  private Graph trained(Graph start, LabeledImages images) {
    return new NetworkTrainer(threads)
        .train(start, network.spec().normalization(), images, config.training(), progress)
        .graph();
  }
}
