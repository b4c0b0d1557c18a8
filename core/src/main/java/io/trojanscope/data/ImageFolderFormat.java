package io.trojanscope.data;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Picture files, in a folder for each class. */
final class ImageFolderFormat implements DataFormat {
  private static final int TEST_SHARE = 5;

  /** Pictures that the common size is read from. */
  private static final int SHAPES_READ = 100;

  @Override
  public String expectation() {
    return "a folder of pictures for each class (.png, .jpg, .bmp, .gif, .webp, .ppm, .pgm)";
  }

  @Override
  public Optional<LabeledData> read(FolderListing listing, DataRequest request) {
    return find(listing).map(layout -> read(listing.name(), layout, request));
  }

  private static LabeledData read(String name, ImageFolderLayout layout, DataRequest request) {
    List<String> classNames = layout.classNames(request.classNames());
    List<LabeledFile> training = new ArrayList<>();
    List<LabeledFile> test = new ArrayList<>();
    List<Path> strange = new ArrayList<>();
    if (layout.all().isPresent()) {
      split(layout.all().get().labeled(classNames), training, test);
      strange.addAll(layout.all().get().strange());
    } else {
      training.addAll(layout.require(layout.training(), "train").labeled(classNames));
      test.addAll(layout.require(layout.test(), "test").labeled(classNames));
      strange.addAll(layout.training().orElseThrow().strange());
      strange.addAll(layout.test().orElseThrow().strange());
    }
    PictureSet forTraining =
        PictureSet.read("training images", layout.folder(), training, classNames, request);
    PictureSet forTest =
        PictureSet.read(
            "test images",
            layout.folder(),
            test,
            classNames,
            request.withShape(forTraining.images().shape()));
    remark(layout, classNames, strange, request, forTraining, forTest);
    return new LabeledData(name, forTraining.images(), forTest.images());
  }

  /** Of pictures, which are of one size or not, some are looked at. */
  @Override
  public Optional<ImageShape> storedShape(FolderListing listing) {
    return find(listing)
        .map(layout -> layout.all().or(layout::test).or(layout::training).orElseThrow())
        .flatMap(folders -> commonShape(folders.pictures().values()));
  }

  private static Optional<ImageShape> commonShape(Collection<List<Path>> classes) {
    int ofEach = Math.max(1, SHAPES_READ / Math.max(1, classes.size()));
    List<ImageShape> shapes =
        classes.stream()
            .limit(SHAPES_READ)
            .flatMap(files -> files.stream().limit(ofEach))
            .map(file -> PictureAttempt.at(new LabeledFile(file, 0), Optional.empty()))
            .filter(PictureAttempt::succeeded)
            .map(PictureAttempt::stored)
            .toList();
    return shapes.stream().map(ImageShape::area).distinct().count() == 1
            && shapes.stream().map(ImageShape::height).distinct().count() == 1
        ? shapes.stream().max(Comparator.comparingInt(ImageShape::channels))
        : Optional.empty();
  }

  /** The test folder, or all pictures where they are not divided. */
  @Override
  public Optional<LabeledImages> readTest(FolderListing listing, DataRequest request) {
    return find(listing).map(layout -> readTest(layout, request));
  }

  private static LabeledImages readTest(ImageFolderLayout layout, DataRequest request) {
    ClassFolders folders = layout.all().orElseGet(() -> layout.require(layout.test(), "test"));
    return read("images", layout, folders, request).images();
  }

  private static PictureSet read(
      String title, ImageFolderLayout layout, ClassFolders folders, DataRequest request) {
    List<String> classNames = layout.classNames(request.classNames());
    PictureSet set =
        PictureSet.read(title, layout.folder(), folders.labeled(classNames), classNames, request);
    remark(layout, classNames, folders.strange(), request, set);
    return set;
  }

  /** The training folder, or all pictures where they are not divided. */
  @Override
  public Optional<NamedImages> readTraining(FolderListing listing, DataRequest request) {
    return find(listing).map(layout -> readTraining(layout, request));
  }

  private static NamedImages readTraining(ImageFolderLayout layout, DataRequest request) {
    ClassFolders folders = layout.all().orElseGet(() -> layout.require(layout.training(), "train"));
    return NamedImages.of(read("training images", layout, folders, request), layout.folder());
  }

  private static Optional<ImageFolderLayout> find(FolderListing listing) {
    if (!listing.whole()) {
      return Optional.empty();
    }
    if (listing.labels().isPresent()) {
      return ImageFolderLayout.find(listing.folder(), listing.labels().get());
    }
    Optional<ImageFolderLayout> layout = ImageFolderLayout.find(listing.folder());
    if (layout.isEmpty()) {
      int flat = ClassFolders.pictures(FolderEntries.of(listing.folder(), "").files()).size();
      if (flat > 0) {
        throw InvalidInputException.fixedBy(
            "labels",
            listing.folder()
                + ": expected a folder of pictures for each class, found "
                + flat
                + (flat == 1 ? " picture" : " pictures")
                + " in none; sort them into folders named like the classes, or give "
                + InvalidInputException.nameOf("labels"));
      }
    }
    return layout;
  }

  /** Every fifth picture of a class is to test with. */
  private static void split(
      List<LabeledFile> all, List<LabeledFile> training, List<LabeledFile> test) {
    int inClass = 0;
    for (int i = 0; i < all.size(); i++) {
      boolean sameClass = i > 0 && all.get(i).label() == all.get(i - 1).label();
      inClass = sameClass ? inClass + 1 : 1;
      (inClass % TEST_SHARE == 0 ? test : training).add(all.get(i));
    }
  }

  private static void remark(
      ImageFolderLayout layout,
      List<String> classNames,
      List<Path> strange,
      DataRequest request,
      PictureSet... sets) {
    boolean named = request.classNames().isEmpty() || classNames.equals(request.classNames());
    request
        .remarks()
        .accept(
            "data: image folders %s, %d classes (%s)%s"
                .formatted(
                    layout.folder(),
                    classNames.size(),
                    ShownNames.of(classNames),
                    named ? "" : ", in natural order, as their names are not the model's"));
    if (layout.all().isPresent() && sets.length > 1) {
      request
          .remarks()
          .accept(
              "found no train and test folders: every fifth picture of a class is a test image");
    }
    for (PictureSet set : sets) {
      set.remarks().forEach(request.remarks());
    }
    List<String> loose = layout.loose();
    if (!loose.isEmpty()) {
      request
          .remarks()
          .accept(
              "ignored %d pictures outside of the class folders: %s"
                  .formatted(loose.size(), ShownNames.of(loose)));
    }
    ignored("folders without pictures", layout.withoutPictures(), request);
    ignored("files that are not pictures", layout.otherFiles(), request);
    if (!strange.isEmpty()) {
      request
          .remarks()
          .accept(
              "skipped %d entries that are neither files nor folders, or link back to a folder above: %s"
                  .formatted(
                      strange.size(),
                      ShownNames.of(strange.stream().map(FolderEntries::name).toList())));
    }
  }

  private static void ignored(String what, List<Path> entries, DataRequest request) {
    if (!entries.isEmpty()) {
      List<String> names = entries.stream().map(FolderEntries::name).toList();
      request
          .remarks()
          .accept("ignored %d %s: %s".formatted(names.size(), what, ShownNames.of(names)));
    }
  }
}
