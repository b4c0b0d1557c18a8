package io.trojanscope.model.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import io.trojanscope.spec.OutputKind;
import io.trojanscope.torchscript.AutogradModule;

/** A module that another program wrote: only its method {@code forward} is known. */
final class ForeignModule implements DifferentiableModule {
  private final MethodCall forward;
  private final MethodCall track;
  private final MethodCall gradient;
  private final MethodCall logarithm;
  private final OutputSelector selector;
  private final OutputKind kind;

  ForeignModule(
      PtSymbolBlock module, OutputSelector selector, OutputKind kind, PtNDManager manager) {
    this.forward = new MethodCall(module, "forward", manager);
    PtSymbolBlock autograd =
        TorchEngine.load(AutogradModule.create(), InstructionLimit.ANY_CONVOLUTIONS, manager);
    this.track = new MethodCall(autograd, AutogradModule.TRACK, manager);
    this.gradient = new MethodCall(autograd, AutogradModule.GRADIENT, manager);
    this.logarithm = new MethodCall(autograd, AutogradModule.LOGARITHM, manager);
    this.selector = selector;
    this.kind = kind;
  }

  @Override
  public NDArray logits(NDArray images) {
    NDArray output = float32(selector.select(images.getShape().get(0), forward.apply(images)));
    return kind == OutputKind.PROBABILITIES ? logarithm.apply(output).get(0) : output;
  }

  @Override
  public NDList outputs(NDArray images) {
    return forward.apply(images);
  }

  @Override
  public Result gradient(NDArray images, NDArray logSumExpWeights, NDArray logitWeights) {
    NDList leafAndCopy = track.apply(images);
    NDArray logits = logits(leafAndCopy.get(1));
    NDArray leaf = leafAndCopy.get(0);
    NDList result = gradient.apply(logits, leaf, logSumExpWeights, logitWeights);
    return new Result(logits, result.get(0));
  }

  private static NDArray float32(NDArray logits) {
    return logits.getDataType() == DataType.FLOAT32
        ? logits
        : logits.toType(DataType.FLOAT32, false);
  }
}
