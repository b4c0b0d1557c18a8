package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Four IDX files: images and labels to train on and to test with. */
final class IdxFormat implements DataFormat {
  @Override
  public String expectation() {
    return "IDX files like those of MNIST ("
        + IdxRole.TRAINING_IMAGES.usualName()
        + " and so on, plain or .gz)";
  }

  @Override
  public Optional<LabeledData> read(FolderListing listing, DataRequest request) {
    return find(listing)
        .map(
            set -> {
              LabeledData data = set.files.read(set.name);
              request.remarks().accept(data.describe("IDX files"));
              return LabeledData.resized(data, request);
            });
  }

  @Override
  public Optional<LabeledImages> readTest(FolderListing listing, DataRequest request) {
    return find(listing)
        .map(
            set -> {
              ByteImages test = set.files.readTest();
              request.remarks().accept(LabeledData.describeTest("IDX files", set.name, test));
              return LabeledData.resized(test, request);
            });
  }

  @Override
  public Optional<ImageShape> storedShape(FolderListing listing) {
    return find(listing).map(set -> set.files.shape());
  }

  /** The files, and what they are called together. */
  private record NamedSet(String name, IdxDataset files) {}

  private static Optional<NamedSet> find(FolderListing listing) {
    SortedMap<String, Map<IdxRole, Path>> sets = findSets(listing);
    if (sets.isEmpty()) {
      return Optional.empty();
    }
    if (sets.size() > 1) {
      throw new InvalidInputException(
          listing.folder()
              + ": expected the IDX files of one data set, found "
              + sets.size()
              + " sets "
              + sets.keySet()
              + "; give one of them, as in "
              + listing.folder().resolve(sets.lastKey()));
    }
    String setName = sets.firstKey();
    Map<IdxRole, Path> files = sets.get(setName);
    requireComplete(files, listing);
    String name = setName.isEmpty() ? listing.name() : setName;
    return Optional.of(new NamedSet(name, new IdxDataset(files, MemoryLimit.perSet())));
  }

  /** The files by the beginning of their names; of a file and its compressed twin, the file. */
  private static SortedMap<String, Map<IdxRole, Path>> findSets(FolderListing listing) {
    SortedMap<String, Map<IdxRole, Path>> sets = new TreeMap<>();
    for (String fileName : listing.files()) {
      IdxFileName.parse(fileName)
          .ifPresent(
              name -> {
                Map<IdxRole, Path> set =
                    sets.computeIfAbsent(name.setName(), absent -> new EnumMap<>(IdxRole.class));
                Path file = listing.folder().resolve(fileName);
                if (name.compressed()) {
                  set.putIfAbsent(name.role(), file);
                } else {
                  set.put(name.role(), file);
                }
              });
    }
    return sets;
  }

  private static void requireComplete(Map<IdxRole, Path> files, FolderListing listing) {
    for (IdxRole role : IdxRole.values()) {
      if (!files.containsKey(role)) {
        throw new InvalidInputException(
            listing.folder()
                + ": expected a file "
                + role.usualName()
                + " (plain or .gz) in the same folder as "
                + files.values().iterator().next().getFileName()
                + ", found "
                + listing.summary()
                + "; add it");
      }
    }
  }
}
