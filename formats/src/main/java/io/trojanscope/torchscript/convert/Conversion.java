package io.trojanscope.torchscript.convert;

import io.trojanscope.onnx.canonical.CanonicalAssembly;
import io.trojanscope.onnx.canonical.CanonicalGraph;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.LogitsOutput;
import io.trojanscope.torchscript.syntax.FunctionCode;
import io.trojanscope.torchscript.syntax.Program;
import io.trojanscope.vet.ArchiveContent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network for one shape of image.
 *
 * @param softmaxCut whether a final softmax was cut off
 * @param output which of several outputs holds the logits; empty if there is one
 */
record Conversion(CanonicalGraph graph, boolean softmaxCut, String output) {
  /** What a conversion starts from, whatever the shape. */
  record Source(
      String file,
      ArchiveContent content,
      Program program,
      boolean channelsLast,
      Optional<LogitsOutput> wanted) {}

  /**
   * Follows {@code forward} for images of a shape.
   *
   * @throws LocatedException if the code does something that cannot become a graph
   * @throws io.trojanscope.error.InvalidInputException if an operator does not fit its operands, or
   *     no output holds logits
   */
  static Conversion of(Source source, ImageShape images) {
    CanonicalAssembly graph = new CanonicalAssembly(source.file(), images, source.channelsLast());
    ModelObjects objects = new ModelObjects(source.content(), source.program(), graph);
    Interpreter interpreter =
        new Interpreter(new Evaluator.Context(source.program(), objects, graph));
    try {
      ModuleObject model = objects.model();
      FunctionCode forward =
          model
              .type()
              .method("forward")
              .orElseThrow(() -> new UnsupportedCodeException("the model has no method forward"));
      TensorCell input = TensorCell.of(graph.images(), false);
      Object result = interpreter.call(forward, List.of(model, input), Map.of());
      LogitsChoice output = LogitsChoice.of(source, result);
      return new Conversion(
          graph.finish(output.logits()), output.isBeforeSoftmax(), output.choice());
    } catch (UnsupportedCodeException | ArithmeticException e) {
      throw new LocatedException(interpreter.where(), e);
    }
  }
}
