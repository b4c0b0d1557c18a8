package io.trojanscope.model.isolated;

import io.trojanscope.torchscript.TorchScriptArchive;
import io.trojanscope.torchscript.TorchScriptModule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** TorchScript archives that do harm when run; each maps images to two logits. */
final class HostileArchives {
  private static final int DEEP = 200_000;
  private static final String SUMS =
      "torch.stack([torch.sum(x, [1, 2, 3]), torch.sum(x, [1, 2, 3])], 1)";

  private final Path folder;

  HostileArchives(Path folder) {
    this.folder = folder;
  }

  /** Prints to the standard output. */
  Path printing() throws IOException {
    return write("printing", "print(\"text\", x)");
  }

  /** Writes its input to a file. */
  Path saving(Path file) throws IOException {
    return write("saving", "torch.save(x, \"" + file + "\")");
  }

  /** Reads a file. */
  Path reading(Path file) throws IOException {
    return write("reading", "x = torch.add(x, torch.from_file(\"" + file + "\", False, 1)[0])");
  }

  /** Asks for more memory than any machine has. */
  Path allocatingAtOnce() throws IOException {
    return write("allocatingAtOnce", "x = torch.add(x, torch.ones([4398046511104])[0])");
  }

  /** Takes 64 MiB after 64 MiB. */
  Path allocatingWithoutEnd() throws IOException {
    return write(
        "allocatingWithoutEnd",
        "y = annotate(List[Tensor], [])",
        "for i in range(100000):",
        "  z = torch.append(y, torch.ones([16777216]))",
        "x = torch.add(x, torch.len(y))");
  }

  /** Loops without end. */
  Path looping() throws IOException {
    return write("looping", "go = True", "while go:", "  x = torch.add(x, 1)");
  }

  /** Overflows the stack of libtorch's parser. */
  Path nestedTooDeep() throws IOException {
    return write("nestedTooDeep", "y = " + "(".repeat(DEEP) + "1" + ")".repeat(DEEP));
  }

  private Path write(String name, String... statements) throws IOException {
    StringBuilder method =
        new StringBuilder("  def forward(self: __torch__.Network,\n    x: Tensor) -> Tensor:\n");
    for (String statement : statements) {
      method.append("    ").append(statement).append('\n');
    }
    method.append("    return ").append(SUMS).append('\n');
    Path file = folder.resolve(name + ".pt");
    try (OutputStream out = Files.newOutputStream(file)) {
      TorchScriptArchive.write(
          new TorchScriptModule(Map.of(), Set.of(), method.toString()), Map.of(), out);
    }
    return file;
  }
}
