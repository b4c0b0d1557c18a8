package io.trojanscope.attack.poison;

import io.trojanscope.image.Region;
import io.trojanscope.spec.ImageShape;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A pattern painted at the same place of every image (BadNets; the paper's experiment I). */
public record PatchTrigger(Bitmap pattern, Place place) implements Trigger {
  @Override
  public String spec() {
    return "patch:" + pattern.name() + placeSuffix();
  }

  @Override
  public String identity() {
    return "patch:" + pattern.identity() + placeSuffix();
  }

  private String placeSuffix() {
    boolean usual =
        PaperPatch.named(pattern.name()).filter(p -> p.place().equals(place)).isPresent();
    return usual ? "" : "@" + place;
  }

  @Override
  public void requireApplicable(ImageShape shape, ClassImages targetImages) {
    place.region(pattern, shape);
  }

  @Override
  public Optional<Region> region(ImageShape shape) {
    return Optional.of(place.region(pattern, shape));
  }

  @Override
  public void apply(
      float[] image, ImageShape shape, RandomGenerator random, ClassImages targetImages) {
    Region region = place.region(pattern, shape);
    pattern.paint(image, shape, region.rowStart(), region.columnStart());
  }
}
