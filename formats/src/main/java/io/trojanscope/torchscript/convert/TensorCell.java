package io.trojanscope.torchscript.convert;

import io.trojanscope.graph.ElementType;
import io.trojanscope.graph.Tensor;
import io.trojanscope.onnx.canonical.Value;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A tensor of the code. Several may be views of the same memory: what is written through one is
 * read through all.
 */
final class TensorCell {
  /** How a tensor follows from the memory that it is a view of. */
  enum Kind {
    /** The memory itself, or the same elements in the same order. */
    SAME_ORDER,
    /** Some elements, or all in another order. */
    SELECTION,
    /** A copy or a view, which depends on strides that are not known here. */
    UNCERTAIN
  }

  private TensorMemory memory;
  private Kind kind;
  private UnaryOperator<Value> view;
  private Value value;
  private int seen;
  private Value logits;

  private TensorCell(TensorMemory memory, Kind kind, UnaryOperator<Value> view, Value value) {
    this.memory = memory;
    this.kind = kind;
    this.view = view;
    this.value = value;
    this.seen = memory.version();
  }

  /** A tensor of its own. */
  static TensorCell of(Value value, boolean exact) {
    return new TensorCell(
        new TensorMemory(value, false, exact), Kind.SAME_ORDER, UnaryOperator.identity(), value);
  }

  /** A tensor that the model keeps from call to call. */
  static TensorCell weight(Value value) {
    return new TensorCell(
        new TensorMemory(value, true, true), Kind.SAME_ORDER, UnaryOperator.identity(), value);
  }

  /** What it holds now. */
  Value value() {
    if (seen != memory.version()) {
      if (kind == Kind.UNCERTAIN) {
        throw new UnsupportedCodeException(
            "uses what may be a copy or a view of a tensor that was changed in place since");
      }
      value = view.apply(memory.whole());
      seen = memory.version();
    }
    return value;
  }

  /** Whether libtorch computes these very numbers, so that conditions may depend on them. */
  boolean isExact() {
    return memory.isExact() && !value().isFloat();
  }

  /**
   * A view.
   *
   * @param now what it holds now
   * @param rule how to find that anew
   */
  TensorCell viewed(Kind added, Value now, UnaryOperator<Value> rule) {
    UnaryOperator<Value> before = view;
    Kind joined = kind.compareTo(added) > 0 ? kind : added;
    TensorCell viewed =
        new TensorCell(memory, joined, whole -> rule.apply(before.apply(whole)), now);
    if (added == Kind.SAME_ORDER && logits != null) {
      viewed.logits = rule.apply(logits);
    }
    return viewed;
  }

  /** Changes what it holds, for all views of the same memory. */
  void write(Value written, boolean exact, OperatorCall call) {
    Value before = value();
    if (written.type() != before.type() || !written.shape().equals(before.shape())) {
      throw new UnsupportedCodeException(
          "changes a tensor of %s %s in place to %s %s"
              .formatted(before.type(), before.shape(), written.type(), written.shape()));
    }
    logits = null;
    if (kind == Kind.SAME_ORDER) {
      memory.write(call.reshaped(written, memory.whole().shape()), exact);
      return;
    }
    Optional<Tensor> whole = memory.whole().constant();
    if (kind == Kind.SELECTION && whole.isPresent() && written.constant().isPresent()) {
      Value positions = view.apply(call.positions(memory.whole().shape()));
      memory.write(
          call.constant(replaced(whole.get(), written.constant().get(), positions)), exact);
      return;
    }
    boolean stillExact = memory.isExact() && exact;
    memory.lose();
    memory = new TensorMemory(written, false, stillExact);
    kind = Kind.SAME_ORDER;
    view = UnaryOperator.identity();
    value = written;
    seen = 0;
  }

  private static Tensor replaced(Tensor whole, Tensor written, Value positions) {
    long[] places = positions.constant().orElseThrow().longs();
    if (whole.isFloat()) {
      float[] values = whole.floats().clone();
      for (int i = 0; i < places.length; i++) {
        values[(int) places[i]] = written.floats()[i];
      }
      return Tensor.of(whole.shape(), values);
    }
    long[] values = whole.longs().clone();
    for (int i = 0; i < places.length; i++) {
      values[(int) places[i]] = written.longs()[i];
    }
    return whole.elementType() == ElementType.INT64
        ? Tensor.of(whole.shape(), values)
        : Tensor.ofBooleans(whole.shape(), values);
  }

  /** Remembers that it holds the probabilities that follow from logits. */
  TensorCell withLogits(Value given) {
    logits = given;
    return this;
  }

  /** The logits, if it holds the probabilities that follow from them. */
  Optional<Value> logits() {
    return Optional.ofNullable(logits);
  }
}
