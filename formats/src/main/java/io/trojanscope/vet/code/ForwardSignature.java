package io.trojanscope.vet.code;

import io.trojanscope.text.DisplayText;
import java.util.List;

/**
 * The inputs and the result of a model's {@code forward}, as its source text has them.
 *
 * @param inputs each as {@code name: type}, with its default value if it has one
 * @param result type of the result
 */
public record ForwardSignature(List<String> inputs, String result) {
  public ForwardSignature {
    inputs = inputs.stream().map(DisplayText::ascii).toList();
    result = DisplayText.ascii(result);
  }
}
