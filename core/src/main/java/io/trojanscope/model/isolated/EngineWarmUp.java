package io.trojanscope.model.isolated;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.Network;
import io.trojanscope.model.djl.ModuleDescription;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.LogitsOutput;
import io.trojanscope.spec.OutputKind;
import io.trojanscope.spec.PixelOrder;
import io.trojanscope.torchscript.TorchScriptArchive;
import io.trojanscope.torchscript.TorchScriptModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * One request of each kind for a small network of our own that also draws random numbers, and
 * failing ones. After that all classes are loaded and the random numbers are seeded, and the worker
 * can do without opening files.
 */
final class EngineWarmUp {
  private static final ImageShape TWO_PIXELS = new ImageShape(1, 1, 2);
  private static final String PIXELS_AS_LOGITS =
      """
        def forward(self: __torch__.Network,
          x: Tensor) -> Tensor:
          return torch.flatten(torch.dropout(x, 0.5, True), 1, -1)
        def gradient(self: __torch__.Network,
          x: Tensor,
          a: Tensor,
          w: Tensor) -> Tuple[Tensor, Tensor]:
          return (torch.flatten(x, 1, -1), x)
      """;

  private EngineWarmUp() {}

  /**
   * Sends the requests to a worker's loop.
   *
   * @throws InvalidInputException if one is not answered as it should be: the engine does not work
   */
  static void run(BiFunction<ModuleDescription, InputStream, Network> loader) throws IOException {
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    WorkerLoop loop = new WorkerLoop(answers, loader);
    for (Step step : steps()) {
      loop.answer(sent(step.request()));
      FrameReader answer = new FrameReader(new ByteArrayInputStream(answers.toByteArray()));
      if (answer.begin() == Frame.ERROR && step.succeeds()) {
        throw new InvalidInputException("the engine does not work here: " + answer.text());
      }
      answers.reset();
    }
  }

  /** What arrives of a request. */
  private static Request sent(Request request) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    request.writeTo(new FrameWriter(bytes));
    return Request.readFrom(new FrameReader(new ByteArrayInputStream(bytes.toByteArray())));
  }

  /** A request that should succeed, or may fail. */
  private record Step(Request request, boolean succeeds) {}

  private static List<Step> steps() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TorchScriptArchive.write(
        new TorchScriptModule(Map.of(), Set.of(), PIXELS_AS_LOGITS), Map.of(), out);
    byte[] archive = out.toByteArray();
    Request logits = new Request.LogitsOf(1, new float[2]);
    Request gradient = new Request.GradientOf(new float[2], LogitLoss.crossEntropy(2, 0));
    return List.of(
        new Step(load(false, LogitsOutput.first(), new byte[1]), false),
        new Step(load(false, LogitsOutput.named("none"), archive), true),
        new Step(logits, false),
        new Step(load(false, LogitsOutput.first(), archive), true),
        new Step(logits, true),
        new Step(new Request.OutputsOf(1, new float[2]), true),
        new Step(gradient, true),
        new Step(probabilities(archive), true),
        new Step(logits, true),
        new Step(gradient, true),
        new Step(load(true, LogitsOutput.first(), archive), true),
        new Step(logits, true),
        new Step(gradient, true),
        new Step(new Request.LogitsOf(1, new float[3]), false));
  }

  private static Request probabilities(byte[] archive) {
    ModuleDescription description =
        new ModuleDescription(
            "rehearsal",
            false,
            LogitsOutput.first(),
            OutputKind.PROBABILITIES,
            TWO_PIXELS,
            PixelOrder.CHANNELS_FIRST,
            2);
    return new Request.Load(description, archive.length, new ByteArrayInputStream(archive));
  }

  private static Request load(boolean generated, LogitsOutput output, byte[] archive) {
    ModuleDescription description =
        new ModuleDescription("rehearsal", generated, output, TWO_PIXELS, 2);
    return new Request.Load(description, archive.length, new ByteArrayInputStream(archive));
  }
}
