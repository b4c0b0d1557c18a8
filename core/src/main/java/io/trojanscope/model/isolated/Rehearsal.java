package io.trojanscope.model.isolated;

import io.trojanscope.image.ImageShape;
import io.trojanscope.model.LogitLoss;
import io.trojanscope.model.LogitsOutput;
import io.trojanscope.model.Network;
import io.trojanscope.model.djl.ModuleDescription;
import io.trojanscope.model.torchscript.TorchScriptArchive;
import io.trojanscope.model.torchscript.TorchScriptModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * One request of each kind for a small network of our own that also draws random numbers, and
 * failing ones. After that all classes are loaded and the random numbers are seeded, and the worker
 * can do without opening files.
 */
final class Rehearsal {
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

  private Rehearsal() {}

  /** Sends the requests to a worker's loop, and throws the answers away. */
  static void run(BiFunction<ModuleDescription, InputStream, Network> loader) throws IOException {
    WorkerLoop loop = new WorkerLoop(OutputStream.nullOutputStream(), loader);
    for (Request request : requests()) {
      ByteArrayOutputStream sent = new ByteArrayOutputStream();
      request.writeTo(new FrameWriter(sent));
      loop.answer(Request.readFrom(new FrameReader(new ByteArrayInputStream(sent.toByteArray()))));
    }
  }

  private static List<Request> requests() throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    TorchScriptArchive.write(
        new TorchScriptModule(Map.of(), Set.of(), PIXELS_AS_LOGITS), Map.of(), archive);
    Request logits = new Request.LogitsOf(1, new float[2]);
    Request gradient = new Request.GradientOf(new float[2], LogitLoss.crossEntropy(2, 0));
    return List.of(
        load(false, LogitsOutput.first(), new byte[1]),
        load(false, LogitsOutput.named("none"), archive.toByteArray()),
        logits,
        load(false, LogitsOutput.first(), archive.toByteArray()),
        logits,
        gradient,
        load(true, LogitsOutput.first(), archive.toByteArray()),
        logits,
        gradient,
        new Request.LogitsOf(1, new float[3]));
  }

  private static Request load(boolean generated, LogitsOutput output, byte[] archive) {
    ModuleDescription description =
        new ModuleDescription("rehearsal", generated, output, TWO_PIXELS, 2);
    return new Request.Load(description, archive.length, new ByteArrayInputStream(archive));
  }
}
