package io.trojanscope.model.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import io.trojanscope.torchscript.InferenceModule;

/** An {@link InferenceModule}, which brings its gradient with it. */
final class GeneratedModule implements DifferentiableModule {
  private final MethodCall forward;
  private final MethodCall gradient;

  GeneratedModule(PtSymbolBlock module, PtNDManager manager) {
    this.forward = new MethodCall(module, InferenceModule.FORWARD, manager);
    this.gradient = new MethodCall(module, InferenceModule.GRADIENT, manager);
  }

  @Override
  public NDArray logits(NDArray images) {
    return forward.apply(images).get(0);
  }

  @Override
  public NDList outputs(NDArray images) {
    return forward.apply(images);
  }

  @Override
  public Result gradient(NDArray images, NDArray logSumExpWeights, NDArray logitWeights) {
    NDList results = gradient.apply(images, logSumExpWeights, logitWeights);
    return new Result(results.get(0), results.get(1));
  }
}
