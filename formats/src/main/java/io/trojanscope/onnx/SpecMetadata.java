package io.trojanscope.onnx;

import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import io.trojanscope.spec.PixelOrder;
import io.trojanscope.spec.PixelRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Class names and normalization as metadata entries of a file. */
final class SpecMetadata {
  static final String CLASS = "trojanscope.class.";
  static final String MEAN = "trojanscope.mean";
  static final String DEVIATION = "trojanscope.standardDeviation";

  private static final PixelRange BYTES = new PixelRange(0, 255);
  private static final int COLOURS = 3;

  private SpecMetadata() {}

  static SortedMap<String, String> of(ModelSpec spec) {
    SortedMap<String, String> entries = new TreeMap<>();
    for (int c = 0; c < spec.classCount(); c++) {
      entries.put(CLASS + c, spec.classNames().get(c));
    }
    if (!spec.normalization().isIdentity()) {
      entries.put(MEAN, text(spec.normalization().mean()));
      entries.put(DEVIATION, text(spec.normalization().standardDeviation()));
    }
    return entries;
  }

  /** Whether an entry is one that {@link #of} writes. */
  static boolean isSpecEntry(String key) {
    return key.startsWith(CLASS) || key.equals(MEAN) || key.equals(DEVIATION);
  }

  static ModelSpec spec(ImageShape input, int classes, Map<String, String> entries) {
    List<String> names =
        IntStream.range(0, classes)
            .mapToObj(c -> entries.getOrDefault(CLASS + c, Integer.toString(c)))
            .toList();
    Normalization normalization =
        entries.containsKey(MEAN) && entries.containsKey(DEVIATION)
            ? new Normalization(numbers(entries.get(MEAN)), numbers(entries.get(DEVIATION)))
            : Normalization.identity(input.channels());
    return new ModelSpec(input, normalization, names);
  }

  /** What a file says of itself, by its input and by these entries. */
  static ModelSettings stated(GraphInput input, int classes, Map<String, String> entries) {
    ModelSettings says = ModelSettings.of(spec(input.images(), classes, entries));
    boolean normalization = entries.containsKey(MEAN) && entries.containsKey(DEVIATION);
    boolean ours = entries.containsKey(CLASS + 0);
    return new ModelSettings(
        says.inputShape().filter(shape -> input.sizesStated()),
        says.pixelRange()
            .filter(range -> ours || normalization)
            .or(() -> ImageMetadata.pixelRange(entries))
            .or(() -> input.takesBytes() ? Optional.of(BYTES) : Optional.empty()),
        says.mean().filter(mean -> normalization),
        says.standardDeviation().filter(deviation -> normalization),
        input.orderStated() ? Optional.of(pixelOrder(input)) : Optional.empty(),
        says.channelOrder()
            .filter(order -> ours)
            .or(() -> ImageMetadata.channelOrder(entries))
            .filter(order -> input.images().channels() == COLOURS),
        says.classNames().filter(names -> ours).or(() -> StatedNames.of(entries, classes)),
        Optional.empty(),
        Optional.empty());
  }

  private static PixelOrder pixelOrder(GraphInput input) {
    return input.channelsLast() ? PixelOrder.CHANNELS_LAST : PixelOrder.CHANNELS_FIRST;
  }

  private static String text(List<Float> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static List<Float> numbers(String text) {
    return Stream.of(text.split(" ", -1)).map(Float::valueOf).toList();
  }
}
