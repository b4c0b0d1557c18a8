package io.trojanscope.data;

import io.trojanscope.image.LabeledImages;
import io.trojanscope.spec.ImageShape;
import java.util.List;

/**
 * Images to train on and images to test with, of one shape and with the same classes.
 *
 * @param name what the data are called in reports, such as {@code mnist}
 */
public record LabeledData(String name, LabeledImages training, LabeledImages test) {
  /**
   * @throws IllegalArgumentException if the two sets differ in shape or class names
   */
  public LabeledData {
    if (!training.shape().equals(test.shape())) {
      throw new IllegalArgumentException(
          "expected test images of " + training.shape() + ", found " + test.shape());
    }
    if (!training.classNames().equals(test.classNames())) {
      throw new IllegalArgumentException(
          "expected test classes " + training.classNames() + ", found " + test.classNames());
    }
  }

  /** Shape of every image. */
  public ImageShape shape() {
    return training.shape();
  }

  /** Names of the classes; a label is an index into this list. */
  public List<String> classNames() {
    return training.classNames();
  }

  /** The same images in the shape that is asked for, if one is. */
  static LabeledData resized(LabeledData data, DataRequest request) {
    return new LabeledData(
        data.name,
        resized((ByteImages) data.training, request),
        resized((ByteImages) data.test, request));
  }

  /** The same images in the shape that is asked for, if one is; says so. */
  static ByteImages resized(ByteImages images, DataRequest request) {
    ByteImages resized = request.shape().map(images::resized).orElse(images);
    if (resized != images) {
      request
          .remarks()
          .accept(
              "%d images of %s, stretched to %s"
                  .formatted(images.size(), images.shape(), resized.shape()));
    }
    return resized;
  }

  /** In one line: where the data come from, how many images of which shape and classes. */
  String describe(String format) {
    return describe(
        format, name, training.size() + " training and " + test.size() + " test images", test);
  }

  /** The same of test images alone. */
  static String describeTest(String format, String name, LabeledImages test) {
    return describe(format, name, test.size() + " test images", test);
  }

  private static String describe(String format, String name, String count, LabeledImages images) {
    return "data: %s of %s, %s of %s in %d classes (%s)"
        .formatted(
            format,
            name,
            count,
            images.shape(),
            images.classCount(),
            ShownNames.of(images.classNames()));
  }
}
