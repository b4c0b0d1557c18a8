package io.trojanscope.model.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.model.InputGradient;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Logits;
import io.trojanscope.model.Network;
import io.trojanscope.model.OutputShape;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.LogitsOutput;
import io.trojanscope.spec.PixelOrder;
import io.trojanscope.torchscript.TorchScriptModule;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** A TorchScript module run by libtorch in this process. */
public final class ModuleNetwork implements Network {
  private final String name;
  private final ImageShape input;
  private final PixelOrder pixelOrder;
  private final int classes;
  private final PtNDManager manager;
  private final DifferentiableModule module;

  private ModuleNetwork(
      ModuleDescription description, PtNDManager manager, DifferentiableModule module) {
    this.name = description.name();
    this.input = description.input();
    this.pixelOrder = description.pixelOrder();
    this.classes = description.classes();
    this.manager = manager;
    this.module = module;
  }

  /** An {@link io.trojanscope.torchscript.InferenceModule} that was never in a file. */
  static ModuleNetwork of(
      String name,
      TorchScriptModule module,
      InstructionLimit limit,
      ImageShape input,
      int classes) {
    PtNDManager manager = TorchEngine.newManager();
    PtSymbolBlock loaded = TorchEngine.load(module, limit, manager);
    return new ModuleNetwork(
        new ModuleDescription(name, true, LogitsOutput.first(), input, classes),
        manager,
        new GeneratedModule(loaded, manager));
  }

  /**
   * Loads an archive. Both this and every call run its code with all the rights of this process.
   *
   * @param archive read to its end, not closed
   * @throws InvalidInputException if it cannot be read, or libtorch cannot load it
   */
  public static ModuleNetwork open(ModuleDescription description, InputStream archive) {
    PtNDManager manager = TorchEngine.newManager();
    try {
      DifferentiableModule module =
          EngineFailure.named(description.name(), () -> load(description, archive, manager));
      return new ModuleNetwork(description, manager, module);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  private static DifferentiableModule load(
      ModuleDescription description, InputStream archive, PtNDManager manager) {
    // A worker has its limit from its parent.
    PtSymbolBlock module = TorchEngine.load(archive, InstructionLimit.ANY_CONVOLUTIONS, manager);
    return description.generated()
        ? new GeneratedModule(module, manager)
        : new ForeignModule(
            module,
            new OutputSelector(description.name(), description.output(), description.classes()),
            description.kind(),
            manager);
  }

  @Override
  public Logits logits(int count, float[] values) {
    TorchEngine.prepareThread();
    try (NDManager call = manager.newSubManager()) {
      NDArray images = images(count, values, call);
      return logits(count, EngineFailure.named(name, () -> module.logits(images)));
    }
  }

  @Override
  public InputGradient inputGradient(float[] values, LogitLoss loss) {
    TorchEngine.prepareThread();
    try (NDManager call = manager.newSubManager()) {
      NDArray images = images(loss.count(), values, call);
      NDArray logSumExpWeights = call.create(loss.logSumExpWeights(), new Shape(loss.count(), 1));
      NDArray logitWeights =
          call.create(loss.logitWeights(), new Shape(loss.count(), loss.classes()));
      DifferentiableModule.Result result =
          EngineFailure.named(name, () -> module.gradient(images, logSumExpWeights, logitWeights));
      return new InputGradient(
          logits(loss.count(), result.logits()), result.gradient().toFloatArray());
    }
  }

  @Override
  public List<OutputShape> outputs(int count, float[] values) {
    TorchEngine.prepareThread();
    try (NDManager call = manager.newSubManager()) {
      NDArray images = images(count, values, call);
      return EngineFailure.named(name, () -> module.outputs(images)).stream()
          .map(ModuleNetwork::shape)
          .toList();
    }
  }

  private static OutputShape shape(NDArray output) {
    return new OutputShape(
        output.getName() == null ? "" : output.getName(),
        Arrays.stream(output.getShape().getShape()).boxed().toList());
  }

  private NDArray images(int count, float[] values, NDManager call) {
    return call.create(
        values,
        pixelOrder == PixelOrder.CHANNELS_LAST
            ? new Shape(count, input.height(), input.width(), input.channels())
            : new Shape(count, input.channels(), input.height(), input.width()));
  }

  private Logits logits(int count, NDArray result) {
    if (result.size() != (long) count * classes) {
      throw new InvalidInputException(
          "%s: expected %d x %d logits, found shape %s"
              .formatted(name, count, classes, result.getShape()));
    }
    return new Logits(count, classes, result.toFloatArray());
  }

  @Override
  public void close() {
    manager.close();
  }
}
