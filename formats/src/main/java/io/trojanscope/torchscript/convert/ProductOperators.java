package io.trojanscope.torchscript.convert;

import io.trojanscope.graph.Tensor;
import io.trojanscope.onnx.canonical.Value;
import java.util.List;
import java.util.Map;

/** Products of matrices. */
final class ProductOperators {
  private ProductOperators() {}

  static void addTo(AtenOperators table) {
    table.addTensor("linear(input, weight, bias)", ProductOperators::linear);
    table.addTensor("addmm(self, mat1, mat2, beta, alpha)", ProductOperators::gemm);
    for (String name : List.of("mm", "bmm")) {
      table.addTensor(name + "(self, mat2)", call -> multiply(call, "self", "mat2"));
    }
    table.addTensor("matmul(self, other)", call -> multiply(call, "self", "other"));
    table.addTensor("baddbmm(self, batch1, batch2, beta, alpha)", ProductOperators::batchGemm);
    table.addTensor(
        "einsum(equation, tensors, path)",
        call ->
            call.emit(
                "Einsum", Map.of("equation", call.text("equation", "")), call.tensors("tensors")));
    table.addTensor(
        "scaled_dot_product_attention(query, key, value, attn_mask, dropout_p, is_causal, scale)",
        ProductOperators::attention);
  }

  private static Value multiply(OperatorCall call, String left, String right) {
    return call.emit("MatMul", call.tensor(left), call.tensor(right));
  }

  /** x W^T + b. */
  private static Value linear(OperatorCall call) {
    Value input = call.tensor("input");
    Value weight = call.tensor("weight");
    Value bias = call.optionalTensor("bias");
    if (input.rank() == 2) {
      return call.emit("Gemm", Map.of("transB", 1L), input, weight, bias);
    }
    Value product =
        call.emit("MatMul", input, ViewOperators.permuted(call, weight, List.of(1L, 0L)));
    return bias == null ? product : call.emit("Add", product, bias);
  }

  private static Value gemm(OperatorCall call) {
    Map<String, Float> factors =
        Map.of("alpha", (float) call.real("alpha", 1), "beta", (float) call.real("beta", 1));
    return call.emit(
        "Gemm", factors, call.tensor("mat1"), call.tensor("mat2"), call.tensor("self"));
  }

  private static Value batchGemm(OperatorCall call) {
    Value product = scaled(call, multiply(call, "batch1", "batch2"), call.real("alpha", 1));
    double beta = call.real("beta", 1);
    return beta == 0 ? product : call.emit("Add", scaled(call, call.tensor("self"), beta), product);
  }

  private static Value scaled(OperatorCall call, Value value, double factor) {
    return factor == 1 ? value : call.emit("Mul", value, call.scalar(factor));
  }

  /** Vaswani et al. 2017: softmax(Q K^T / sqrt d + mask) V. */
  private static Value attention(OperatorCall call) {
    if (call.real("dropout_p", 0) != 0) {
      throw new UnsupportedCodeException(
          "drops values at random; call model.eval() before the export");
    }
    Value query = call.tensor("query");
    Value key = call.tensor("key");
    if (key.rank() < 2) {
      throw new UnsupportedCodeException("attention without positions");
    }
    long width = Scalars.fixed(query.size(query.rank() - 1));
    Value scaled = scaled(call, query, call.real("scale", 1 / Math.sqrt((double) width)));
    Value product = call.emit("MatMul", scaled, transposed(call, key));
    Value masked = masked(call, product);
    Value weights = call.emit("Softmax", Map.of("axis", -1L), masked);
    return call.emit("MatMul", weights, call.tensor("value"));
  }

  private static Value masked(OperatorCall call, Value product) {
    if (call.flag("is_causal", false)) {
      long rows = Scalars.fixed(product.size(product.rank() - 2));
      long columns = Scalars.fixed(product.size(product.rank() - 1));
      return call.emit("Add", product, call.constant(causal((int) rows, (int) columns)));
    }
    if (!call.has("attn_mask")) {
      return product;
    }
    Value mask = call.tensor("attn_mask");
    return mask.isFloat()
        ? call.emit("Add", product, mask)
        : call.emit("Where", mask, product, call.scalar(Double.NEGATIVE_INFINITY));
  }

  private static Tensor causal(int rows, int columns) {
    float[] mask = new float[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = i % columns > i / columns ? Float.NEGATIVE_INFINITY : 0;
    }
    return Tensor.of(List.of(rows, columns), mask);
  }

  private static Value transposed(OperatorCall call, Value value) {
    return ViewOperators.swapped(call, value, value.rank() - 2, value.rank() - 1);
  }
}
