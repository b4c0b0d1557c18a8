package io.trojanscope.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.spec.PixelOrder;
import io.trojanscope.text.DisplayText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How a network takes images.
 *
 * @param sizes of the input value after the first, which is the number of images
 * @param orderStated whether the file itself says whether channels come last
 * @param fixedBatch number of images that the file was exported for, if it names one
 * @param sizesStated whether the file itself says what shape an image has
 * @param takesBytes whether its type is that of 8-bit pixels
 */
record GraphInput(
    String name,
    ImageShape images,
    List<Integer> sizes,
    boolean channelsLast,
    boolean orderStated,
    OptionalLong fixedBatch,
    boolean sizesStated,
    boolean takesBytes,
    List<String> notes) {
  private static final Set<DataType> REALS =
      Set.of(DataType.FLOAT, DataType.FLOAT16, DataType.DOUBLE, DataType.BFLOAT16);
  private static final Set<DataType> INTEGERS =
      Set.of(
          DataType.UINT8,
          DataType.INT8,
          DataType.UINT16,
          DataType.INT16,
          DataType.INT32,
          DataType.INT64);
  private static final int MOST_CHANNELS = 4;

  /**
   * @param assumed shape of an image where neither settings nor file say it
   */
  static GraphInput of(
      OnnxFile file, ValueInfoProto input, ModelSettings settings, Optional<ImageShape> assumed) {
    return new Reading(file, input, settings, assumed).read();
  }

  private record Reading(
      OnnxFile file, ValueInfoProto input, ModelSettings settings, Optional<ImageShape> assumed) {
    GraphInput read() {
      List<String> notes = new ArrayList<>();
      requireNumbers(notes);
      List<Integer> given = sizes();
      boolean last = given.size() == 3 && channelsLast(given, notes);
      ImageShape images = settings.inputShape().orElseGet(() -> imagesOf(given, last));
      boolean flattened = isFlattened(images, given);
      List<Integer> sizes = flattened ? given : sizesFor(images, given.size(), last);
      for (int i = 0; i < sizes.size(); i++) {
        if (given.get(i) > 0 && !given.get(i).equals(sizes.get(i))) {
          throw misfit(images, given, last);
        }
      }
      if (given.size() == 1 || flattened) {
        notes.add("Images are passed to the input flattened, channel by channel and row by row.");
      }
      return new GraphInput(
          input.getName(),
          images,
          sizes,
          last,
          settings.pixelOrder().isEmpty(),
          fixedBatch(notes),
          statesImages(given),
          type() == DataType.UINT8,
          notes);
    }

    private InvalidInputException misfit(ImageShape images, List<Integer> given, boolean last) {
      String problem = "images of %s do not fit %s".formatted(images, shape());
      return settings.inputShape().isPresent() && statesImages(given)
          ? file.errorFixedBy(
              "input-shape",
              "input '%s': %s; the file says %s, so leave out "
                  .formatted(DisplayText.name(input.getName()), problem, imagesOf(given, last)))
          : error(problem);
    }

    private DataType type() {
      return DataType.forNumber(input.getType().getTensorType().getElemType());
    }

    /** Whether a shape that the user gives fits the file's only by its number of values. */
    private boolean isFlattened(ImageShape images, List<Integer> given) {
      return settings.inputShape().isPresent()
          && given.size() == 2
          && given.contains(1)
          && given.get(0) * (long) given.get(1) == images.size();
    }

    private void requireNumbers(List<String> notes) {
      DataType type = type();
      if (INTEGERS.contains(type)) {
        notes.add("The input is declared as %s; real numbers are passed anyway.".formatted(type));
      } else if (!input.getType().hasTensorType() || !REALS.contains(type)) {
        throw error("expected a tensor of numbers");
      }
    }

    /** Sizes after the number of images; 0 where the file leaves them open. */
    private List<Integer> sizes() {
      TensorShapeProto shape = input.getType().getTensorType().getShape();
      if (shape.getDimCount() < 2 || shape.getDimCount() > 4) {
        throw error("expected images x channels x height x width, found " + shape());
      }
      return shape.getDimList().subList(1, shape.getDimCount()).stream()
          .map(d -> d.getDimValue())
          .map(d -> d >= 1 && d <= Integer.MAX_VALUE ? (int) (long) d : 0)
          .toList();
    }

    private boolean channelsLast(List<Integer> given, List<String> notes) {
      if (settings.pixelOrder().isPresent()) {
        return settings.pixelOrder().get() == PixelOrder.CHANNELS_LAST;
      }
      boolean last = !isChannels(given.get(0)) && isChannels(given.get(2));
      if (last) {
        notes.add(
            "The input takes height x width x channels, judging by its shape " + shape() + ".");
      }
      return last;
    }

    private static boolean statesImages(List<Integer> sizes) {
      return sizes.size() > 1 && !sizes.contains(0);
    }

    private static boolean isChannels(int size) {
      return size >= 1 && size <= MOST_CHANNELS;
    }

    private ImageShape imagesOf(List<Integer> given, boolean last) {
      if (!statesImages(given)) {
        return assumed
            .map(shape -> withChannels(shape, given, last))
            .orElseThrow(
                () ->
                    file.errorFixedBy(
                        "input-shape",
                        "input '%s': expected fixed sizes, found %s; give the shape of an image with "
                            .formatted(DisplayText.name(input.getName()), shape())));
      }
      if (given.size() == 2) {
        return new ImageShape(1, given.get(0), given.get(1));
      }
      return last
          ? new ImageShape(given.get(2), given.get(0), given.get(1))
          : new ImageShape(given.get(0), given.get(1), given.get(2));
    }

    /** Grey images can be given to a network for colours, too. */
    private static ImageShape withChannels(ImageShape shape, List<Integer> given, boolean last) {
      int channels = given.size() == 3 ? given.get(last ? 2 : 0) : 0;
      return channels > 0 ? new ImageShape(channels, shape.height(), shape.width()) : shape;
    }

    private List<Integer> sizesFor(ImageShape images, int axes, boolean last) {
      int channels = images.channels();
      if (axes == 1) {
        return List.of(images.size());
      }
      if (axes == 2 && channels != 1) {
        throw error("images of %s do not fit %s".formatted(images, shape()));
      }
      if (axes == 2) {
        return List.of(images.height(), images.width());
      }
      return last
          ? List.of(images.height(), images.width(), channels)
          : List.of(channels, images.height(), images.width());
    }

    private OptionalLong fixedBatch(List<String> notes) {
      long batch = input.getType().getTensorType().getShape().getDim(0).getDimValue();
      if (batch < 1) {
        return OptionalLong.empty();
      }
      notes.add(
          "The model was exported for batches of %d images; other batch sizes are used anyway."
              .formatted(batch));
      return OptionalLong.of(batch);
    }

    private String shape() {
      return OnnxFile.shapeText(input);
    }

    private InvalidInputException error(String problem) {
      return file.error("input '%s': %s".formatted(DisplayText.name(input.getName()), problem));
    }
  }
}
