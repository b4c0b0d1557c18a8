package io.trojanscope.torchscript.convert;

import io.trojanscope.onnx.canonical.Value;
import java.util.List;

/**
 * What an operator of PyTorch becomes.
 *
 * @param parameters names of its parameters in order
 * @param rule what it computes
 */
record Operator(List<String> parameters, Rule rule) {
  Operator {
    parameters = List.copyOf(parameters);
  }

  /** Computes a value of the code. */
  interface Rule {
    Object apply(OperatorCall call);
  }

  /** Computes a tensor of its own. */
  interface TensorRule {
    Value apply(OperatorCall call);
  }

  /** Computes what a view of a tensor holds. */
  interface ViewRule {
    Value apply(OperatorCall call, Value base);
  }
}
