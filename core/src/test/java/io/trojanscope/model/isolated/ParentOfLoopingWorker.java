package io.trojanscope.model.isolated;

import java.time.Duration;

/** A process whose worker loops without end. */
public final class ParentOfLoopingWorker {
  private ParentOfLoopingWorker() {}

  /** Prints the worker's process number and folder, and waits. */
  public static void main(String[] arguments) {
    WorkerLimits limits =
        new WorkerLimits(512L << 20, Duration.ofMinutes(5), Duration.ofMinutes(5));
    try (IsolatedNetwork network = IsolatedNetworkTest.start("m.pt", 1, limits)) {
      IsolatedNetworkTest.load(network, "loop", 2);
      System.out.println(network.processes().get(0).pid());
      System.out.println(network.processes().get(0).folder());
      network.logits(1, new float[3]);
    }
  }
}
