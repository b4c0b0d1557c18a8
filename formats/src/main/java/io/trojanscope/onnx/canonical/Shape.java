package io.trojanscope.onnx.canonical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Sizes of a value's dimensions. */
public record Shape(List<Size> sizes) {
  public Shape {
    sizes = List.copyOf(sizes);
  }

  static Shape of(Size... sizes) {
    return new Shape(Arrays.asList(sizes));
  }

  static Shape fixed(List<Integer> sizes) {
    return new Shape(sizes.stream().map(Size::of).toList());
  }

  static Shape fixed(int... sizes) {
    return fixed(Arrays.stream(sizes).boxed().toList());
  }

  /** Number of dimensions. */
  public int rank() {
    return sizes.size();
  }

  Size get(int axis) {
    return sizes.get(axis);
  }

  /** Whether no size depends on the number of images. */
  public boolean isFixed() {
    return sizes.stream().allMatch(Size::isFixed);
  }

  /** The first axis whose size depends on the number of images; the shape must have one. */
  int imageAxis() {
    int axis = 0;
    while (sizes.get(axis).isFixed()) {
      axis++;
    }
    return axis;
  }

  /** How many positions lie outside of the images in the order of the values. */
  long outsideOfImages() {
    int axis = imageAxis();
    long outside = Math.max(1, sizes.get(axis).outside());
    return Math.multiplyExact(subShape(0, axis).elementCount().constant(), outside);
  }

  /** The sizes as plain numbers; the shape must be fixed. */
  public List<Integer> toIntegers() {
    if (!isFixed()) {
      throw new IllegalStateException("expected a fixed shape, found " + this);
    }
    return sizes.stream().map(s -> Math.toIntExact(s.constant())).toList();
  }

  /** Number of values. */
  public Size elementCount() {
    return sizes.stream().reduce(Size.ONE, Size::times);
  }

  Shape with(int axis, Size size) {
    List<Size> changed = new ArrayList<>(sizes);
    changed.set(axis, size);
    return new Shape(changed);
  }

  Shape subShape(int from, int to) {
    return new Shape(sizes.subList(from, to));
  }

  Shape plus(Shape other) {
    List<Size> joined = new ArrayList<>(sizes);
    joined.addAll(other.sizes);
    return new Shape(joined);
  }

  @Override
  public String toString() {
    return sizes.stream().map(Size::toString).collect(Collectors.joining(" x ", "[", "]"));
  }
}
