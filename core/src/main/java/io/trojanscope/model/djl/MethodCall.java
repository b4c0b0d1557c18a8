package io.trojanscope.model.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;

/**
 * One method of a loaded module, called in a way that leaves the module in inference mode and
 * records gradients; safe for several threads.
 */
public final class MethodCall {
  private final PtSymbolBlock module;
  private final NDArray methodName;

  /** The method of that name; lives as long as the manager. */
  public MethodCall(PtSymbolBlock module, String name, PtNDManager manager) {
    this.module = module;
    this.methodName = manager.create(0f);
    this.methodName.setName("module_method:" + name);
  }

  /** Calls the method; results belong to the manager of the first argument. */
  public NDList apply(NDArray... arguments) {
    NDList list = new NDList(arguments);
    list.add(methodName);
    return IValueUtils.forward(module, list, true);
  }
}
