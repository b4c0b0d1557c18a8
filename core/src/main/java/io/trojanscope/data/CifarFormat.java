package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.FileErrors;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The binary files of CIFAR-10 and CIFAR-100. */
final class CifarFormat implements DataFormat {
  private static final int MAX_NAMES_BYTES = 1 << 16;

  @Override
  public String expectation() {
    return "the binary files of CIFAR ("
        + Arrays.stream(CifarKind.values())
            .map(CifarKind::testFile)
            .reduce((a, b) -> a + " or " + b)
            .orElseThrow()
        + " and so on)";
  }

  @Override
  public Optional<LabeledData> read(FolderListing listing, DataRequest request) {
    return find(listing).map(kind -> read(kind, listing, request));
  }

  @Override
  public Optional<LabeledImages> readTest(FolderListing listing, DataRequest request) {
    return find(listing).map(kind -> readTest(kind, listing, request));
  }

  @Override
  public Optional<ImageShape> storedShape(FolderListing listing) {
    return find(listing).map(kind -> CifarKind.SHAPE);
  }

  private static Optional<CifarKind> find(FolderListing listing) {
    return Arrays.stream(CifarKind.values())
        .filter(kind -> listing.files().stream().anyMatch(kind::isOne))
        .findFirst();
  }

  private static LabeledData read(CifarKind kind, FolderListing listing, DataRequest request) {
    List<Path> training =
        listing.files().stream()
            .filter(kind::isTrainingFile)
            .sorted(NaturalOrder.INSTANCE)
            .map(listing.folder()::resolve)
            .toList();
    requireFiles(!training.isEmpty(), "files to train on and ", kind, listing);
    LabeledData data =
        new LabeledData(
            listing.name(),
            CifarFiles.read(kind, training, classNames(kind, listing), MemoryLimit.perSet()),
            testImages(kind, listing));
    request.remarks().accept(data.describe(kind + " binary files"));
    return LabeledData.resized(data, request);
  }

  private static LabeledImages readTest(
      CifarKind kind, FolderListing listing, DataRequest request) {
    requireFiles(true, "", kind, listing);
    ByteImages test = testImages(kind, listing);
    request
        .remarks()
        .accept(LabeledData.describeTest(kind + " binary files", listing.name(), test));
    return LabeledData.resized(test, request);
  }

  /** What is to be read beside the test file is there, and that is, too. */
  private static void requireFiles(
      boolean others, String description, CifarKind kind, FolderListing listing) {
    if (!others || !listing.files().contains(kind.testFile())) {
      throw new InvalidInputException(
          "%s: expected %s%s as in %s, found %s; add what is missing"
              .formatted(listing.folder(), description, kind.testFile(), kind, listing.summary()));
    }
  }

  private static ByteImages testImages(CifarKind kind, FolderListing listing) {
    List<Path> files = List.of(listing.folder().resolve(kind.testFile()));
    return CifarFiles.read(kind, files, classNames(kind, listing), MemoryLimit.perSet());
  }

  private static List<String> classNames(CifarKind kind, FolderListing listing) {
    if (!listing.files().contains(kind.namesFile())) {
      return IntStream.range(0, kind.classes()).mapToObj(Integer::toString).toList();
    }
    Path file = listing.folder().resolve(kind.namesFile());
    List<String> names = lines(file);
    if (names.size() != kind.classes()) {
      throw new InvalidInputException(
          "%s: expected %d class names, one per line, found %d; download the file again or remove it"
              .formatted(file, kind.classes(), names.size()));
    }
    return names;
  }

  private static List<String> lines(Path file) {
    try {
      byte[] text = Files.size(file) > MAX_NAMES_BYTES ? new byte[0] : Files.readAllBytes(file);
      return new String(text, StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }
}
