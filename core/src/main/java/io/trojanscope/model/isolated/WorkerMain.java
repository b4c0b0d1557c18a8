package io.trojanscope.model.isolated;

import io.trojanscope.model.djl.ModuleNetwork;
import java.io.IOException;

/** The worker process: runs TorchScript archives for its parent, and ends with it. */
public final class WorkerMain {
  private WorkerMain() {}

  /**
   * Serves requests until the parent is gone.
   *
   * @param arguments where to write the answers, as {@link WorkerCommand} says
   */
  public static void main(String[] arguments) throws IOException {
    WorkerLoop.start(arguments[0], ModuleNetwork::open);
  }
}
