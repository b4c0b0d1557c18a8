package io.trojanscope.torchscript.convert;

import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Tensor;
import io.trojanscope.onnx.canonical.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Activations, softmax, and dropout, which does nothing when a network is used. */
final class ActivationOperators {
  private ActivationOperators() {}

  static void addTo(AtenOperators table) {
    table.addWithInPlace("relu(self)", call -> call.emit("Relu", call.tensor("self")));
    table.addWithInPlace("relu6(self)", call -> clip(call, 0, 6));
    table.addWithInPlace(
        "hardtanh(self, min_val, max_val)",
        call -> clip(call, call.real("min_val", -1), call.real("max_val", 1)));
    table.addWithInPlace(
        "leaky_relu(self, negative_slope)",
        call -> with(call, "LeakyRelu", "alpha", call.real("negative_slope", 0.01)));
    table.addWithInPlace("elu(self, alpha, scale, input_scale)", ActivationOperators::elu);
    table.addWithInPlace("selu(self)", call -> call.emit("Selu", call.tensor("self")));
    table.addWithInPlace(
        "celu(self, alpha)", call -> with(call, "Celu", "alpha", call.real("alpha", 1)));
    table.addWithInPlace(
        "gelu(self, approximate)",
        call ->
            call.emit(
                "Gelu",
                Map.of("approximate", call.text("approximate", "none")),
                call.tensor("self")));
    table.addWithInPlace("silu(self)", call -> gated(call, "Sigmoid"));
    table.addWithInPlace("mish(self)", call -> call.emit("Mish", call.tensor("self")));
    table.addWithInPlace("hardswish(self)", call -> call.emit("HardSwish", call.tensor("self")));
    table.addWithInPlace(
        "hardsigmoid(self)",
        call ->
            call.emit("HardSigmoid", Map.of("alpha", 1 / 6f, "beta", 0.5f), call.tensor("self")));
    table.addTensor("softplus(self, beta, threshold)", ActivationOperators::softplus);
    table.addTensor(
        "log_sigmoid(self)",
        call -> {
          Value opposite = call.emit("Neg", call.tensor("self"));
          return call.emit("Neg", call.emit("Softplus", opposite));
        });
    table.addTensor("prelu(self, weight)", ActivationOperators::prelu);
    table.addWithInPlace("threshold(self, threshold, value)", ActivationOperators::threshold);
    table.add("sigmoid(self)", ActivationOperators::sigmoid);
    addSoftmax(table);
    for (String name : List.of("dropout", "feature_dropout", "alpha_dropout")) {
      table.add(name + "(self, p, train)", ActivationOperators::dropout);
      table.add(name + "_(self, p, train)", ActivationOperators::dropout);
    }
  }

  private static void addSoftmax(AtenOperators table) {
    table.add("softmax(self, dim, dtype)", ActivationOperators::softmax);
    table.add("_softmax(self, dim, half_to_float)", ActivationOperators::softmax);
    table.addTensor("log_softmax(self, dim, dtype)", call -> softmax(call, "LogSoftmax"));
    table.addTensor("_log_softmax(self, dim, half_to_float)", call -> softmax(call, "LogSoftmax"));
    table.addTensor("glu(self, dim)", ActivationOperators::gatedLinear);
  }

  private static Value clip(OperatorCall call, double low, double high) {
    return call.emit("Clip", call.tensor("self"), call.scalar(low), call.scalar(high));
  }

  private static Value with(OperatorCall call, String operator, String attribute, double value) {
    return call.emit(operator, Map.of(attribute, (float) value), call.tensor("self"));
  }

  private static Value elu(OperatorCall call) {
    if (call.real("scale", 1) != 1 || call.real("input_scale", 1) != 1) {
      throw new UnsupportedCodeException("elu with a scale");
    }
    return with(call, "Elu", "alpha", call.real("alpha", 1));
  }

  private static Value gated(OperatorCall call, String gate) {
    Value value = call.tensor("self");
    return call.emit("Mul", value, call.emit(gate, value));
  }

  /** log(1 + exp(beta x)) / beta; beyond the threshold libtorch's x differs by rounding alone. */
  private static Value softplus(OperatorCall call) {
    double beta = call.real("beta", 1);
    if (call.real("threshold", 20) * Math.signum(beta) < 20) {
      throw new UnsupportedCodeException("softplus with a threshold below 20");
    }
    Value value = call.tensor("self");
    if (beta == 1) {
      return call.emit("Softplus", value);
    }
    Value curve = call.emit("Softplus", call.emit("Mul", value, call.scalar(beta)));
    return call.emit("Div", curve, call.scalar(beta));
  }

  private static Value prelu(OperatorCall call) {
    Value value = call.tensor("self");
    Tensor slopes =
        call.tensor("weight")
            .constant()
            .orElseThrow(() -> new UnsupportedCodeException("a slope that depends on pixels"));
    List<Integer> shape = new ArrayList<>(List.of(slopes.size()));
    for (int axis = 2; axis < value.rank() && slopes.size() > 1; axis++) {
      shape.add(1);
    }
    return call.emit("PRelu", value, call.constant(slopes.withShape(shape)));
  }

  private static Value threshold(OperatorCall call) {
    if (call.real("threshold", 0) != 0 || call.real("value", 0) != 0) {
      throw new UnsupportedCodeException("a threshold other than 0");
    }
    return call.emit("Relu", call.tensor("self"));
  }

  private static Object softmax(OperatorCall call) {
    Value value = call.tensor("self");
    TensorCell result = TensorCell.of(softmax(call, "Softmax"), false);
    boolean overClasses = value.rank() == 2 && call.axis("dim", -1, 2) == 1;
    return overClasses ? result.withLogits(value) : result;
  }

  /** Of one number an image, it gives the probability of the second of two classes. */
  private static Object sigmoid(OperatorCall call) {
    Value value = DataTypes.real(call, call.tensor("self"));
    TensorCell result = TensorCell.of(call.emit("Sigmoid", value), false);
    boolean single = value.rank() == 1 || (value.rank() == 2 && value.size(1).is(1));
    return single ? result.withLogits(value) : result;
  }

  private static Value softmax(OperatorCall call, String operator) {
    if (DataTypes.of(call, "dtype", ElementType.FLOAT32) != ElementType.FLOAT32) {
      throw new UnsupportedCodeException("a softmax of integers");
    }
    return call.emit(operator, Map.of("axis", call.integer("dim")), call.tensor("self"));
  }

  /** The first half times the sigmoid of the second. */
  private static Value gatedLinear(OperatorCall call) {
    Value value = call.tensor("self");
    long axis = call.axis("dim", -1, value.rank());
    List<Value> halves = call.emitAll("Split", Map.of("axis", axis), 2, List.of(value));
    return call.emit("Mul", halves.get(0), call.emit("Sigmoid", halves.get(1)));
  }

  private static Object dropout(OperatorCall call) {
    if (call.flag("train", true) && call.real("p", 0.5) != 0) {
      throw new UnsupportedCodeException(
          "drops values at random; call model.eval() before the export");
    }
    return call.cell("self");
  }
}
