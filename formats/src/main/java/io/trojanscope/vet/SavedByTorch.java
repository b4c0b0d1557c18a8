package io.trojanscope.vet;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.text.DisplayText;
import io.trojanscope.vet.archive.ArchiveFormat;
import io.trojanscope.vet.archive.ByteSource;
import io.trojanscope.vet.archive.EntryContent;
import io.trojanscope.vet.archive.LocalEntry;
import io.trojanscope.vet.checkpoint.Checkpoint;
import io.trojanscope.vet.finding.VettingLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Refuses what {@code torch.save} wrote, and says what it is and how to export it. */
final class SavedByTorch {
  private static final int START = 16;

  private SavedByTorch() {}

  /** Refuses a file of PyTorch before 1.6, which is no archive. */
  static void requireNot(Path file, ByteSource source, VettingLimits limits) throws IOException {
    if (Checkpoint.isOld(source.read(0, (int) Math.min(START, source.size())))) {
      int length = (int) Math.min(limits.pickleBytes(), source.size());
      throw refusal(file, source.read(0, length));
    }
  }

  /** Refuses an archive with a pickle and no code. */
  static void requireNot(
      Path file, ByteSource source, List<LocalEntry> entries, VettingLimits limits)
      throws IOException {
    Optional<LocalEntry> pickle =
        ArchiveFormat.pickleWithoutCode(entries)
            .filter(entry -> entry.central().size() <= limits.pickleBytes());
    if (pickle.isPresent()) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      EntryContent.copy(source, pickle.get(), content);
      throw refusal(file, ByteBuffer.wrap(content.toByteArray()));
    }
  }

  private static InvalidInputException refusal(Path file, ByteBuffer pickle) {
    String name = DisplayText.ascii(file.getFileName().toString()).replace("'", "");
    return new InvalidInputException(file + ": " + Checkpoint.describe(name, pickle));
  }
}
