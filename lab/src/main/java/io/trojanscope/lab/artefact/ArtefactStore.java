package io.trojanscope.lab.artefact;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of artefacts, one sub-folder each. An artefact is whole or absent: it is written to a
 * temporary folder, which is then renamed. The hashes of its files are kept with it, so damage is
 * noticed.
 *
 * <p>One process at a time may write; {@link FolderLock} sees to that.
 */
public final class ArtefactStore {
  private static final String TEMPORARY = ".part-";
  private static final String KEY = "made-from.txt";
  private static final String SECONDS = "seconds.txt";
  private static final String SUMS = "SHA256SUMS";

  private final Path folder;
  private final Consumer<String> notices;

  /** Writes the files of an artefact. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Path folder) throws IOException;
  }

  /**
   * Opens a store, making its folder if it is missing. What an interrupted run left half written is
   * cleared away.
   *
   * @param notices hears of damaged artefacts
   * @throws InvalidInputException if the folder cannot be made or read
   */
  public ArtefactStore(Path folder, Consumer<String> notices) {
    this.folder = folder;
    this.notices = notices;
    try {
      Files.createDirectories(folder);
      try (Stream<Path> inside = Files.list(folder)) {
        inside
            .filter(path -> path.getFileName().toString().startsWith(TEMPORARY))
            .forEach(ArtefactStore::delete);
      }
    } catch (IOException e) {
      throw FileErrors.cannotWrite(folder, e);
    }
  }

  /**
   * The folder of an artefact that is there and undamaged. A damaged one is reported and removed.
   */
  public Optional<Path> find(ArtefactKey key) {
    Path artefact = folder.resolve(key.folderName());
    if (!Files.isDirectory(artefact)) {
      return Optional.empty();
    }
    Optional<String> damage = damage(artefact, key);
    damage.ifPresent(
        what -> {
          notices.accept(artefact + ": " + what + "; it is computed again");
          delete(artefact);
        });
    return damage.isPresent() ? Optional.empty() : Optional.of(artefact);
  }

  /**
   * Makes an artefact that is not there.
   *
   * @return its folder
   * @throws InvalidInputException if it cannot be written; nothing of it is left then
   */
  public Path make(ArtefactKey key, Content content) {
    Path temporary = folder.resolve(TEMPORARY + key.folderName());
    Path artefact = folder.resolve(key.folderName());
    long begun = System.nanoTime();
    try {
      Files.createDirectory(temporary);
      content.writeTo(temporary);
      Files.writeString(temporary.resolve(KEY), key.text());
      Files.writeString(temporary.resolve(SUMS), sums(temporary));
      Files.writeString(
          temporary.resolve(SECONDS), Double.toString((System.nanoTime() - begun) / 1e9));
      Files.move(temporary, artefact, StandardCopyOption.ATOMIC_MOVE);
      return artefact;
    } catch (IOException e) {
      throw FileErrors.cannotWrite(artefact, e);
    } finally {
      delete(temporary);
    }
  }

  /** How long an artefact took to make, if that is known. */
  public OptionalDouble seconds(ArtefactKey key) {
    try {
      return OptionalDouble.of(
          Double.parseDouble(Files.readString(folder.resolve(key.folderName()).resolve(SECONDS))));
    } catch (IOException | NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static Optional<String> damage(Path artefact, ArtefactKey key) {
    try {
      if (!Files.readString(artefact.resolve(KEY)).equals(key.text())) {
        return Optional.of(KEY + " does not match the artefact's name");
      }
      return Files.readString(artefact.resolve(SUMS)).equals(sums(artefact))
          ? Optional.empty()
          : Optional.of("its files do not have the hashes in " + SUMS);
    } catch (IOException | InvalidInputException e) {
      return Optional.of("cannot be read (" + e.getMessage() + ")");
    }
  }

  private static String sums(Path artefact) throws IOException {
    try (Stream<Path> files = Files.list(artefact)) {
      List<Path> content =
          files
              .filter(file -> !List.of(SUMS, SECONDS).contains(file.getFileName().toString()))
              .sorted()
              .toList();
      return content.stream()
          .map(file -> Sha256.of(file) + "  " + file.getFileName() + "\n")
          .collect(Collectors.joining());
    }
  }

  private static void delete(Path tree) {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(tree)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw FileErrors.cannotWrite(tree, e);
    }
  }
}
