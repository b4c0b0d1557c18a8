package io.trojanscope.sidecar;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.spec.ChannelOrder;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.spec.OutputKind;
import io.trojanscope.spec.PixelOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * {@link ModelSettings} by name, each with a value that is a text, a number or a list of these.
 *
 * <p>{@code input-shape} 3x32x32 or [3, 32, 32]; {@code pixel-range} 0..255 or [0, 255]; {@code
 * mean} and {@code std} a number per channel or one for all; {@code pixel-order} nchw or nhwc;
 * {@code channel-order} rgb or bgr; {@code class-names}; {@code logits-output} a position from 0 or
 * a name; {@code output-kind} logits or probabilities. A text stands for a list of its parts
 * between commas.
 */
public final class SettingsText {
  private static final String INPUT_SHAPE = "input-shape";
  private static final String PIXEL_RANGE = "pixel-range";
  private static final String MEAN = "mean";
  private static final String DEVIATION = "std";
  private static final String PIXEL_ORDER = "pixel-order";
  private static final String CHANNEL_ORDER = "channel-order";
  private static final String CLASS_NAMES = "class-names";
  private static final String LOGITS_OUTPUT = "logits-output";
  private static final String OUTPUT_KIND = "output-kind";

  private static final Set<String> KNOWN =
      new TreeSet<>(
          List.of(
              INPUT_SHAPE,
              PIXEL_RANGE,
              MEAN,
              DEVIATION,
              PIXEL_ORDER,
              CHANNEL_ORDER,
              CLASS_NAMES,
              LOGITS_OUTPUT,
              OUTPUT_KIND));

  private final Map<String, ?> values;
  private final UnaryOperator<String> where;

  private SettingsText(Map<String, ?> values, UnaryOperator<String> where) {
    this.values = values;
    this.where = where;
  }

  /**
   * Reads settings.
   *
   * @param values by name
   * @param where what errors call a setting, by its name
   * @throws InvalidInputException if a name is unknown, or a value is not of its kind
   */
  public static ModelSettings read(Map<String, ?> values, UnaryOperator<String> where) {
    for (String name : values.keySet()) {
      if (!KNOWN.contains(name)) {
        throw new InvalidInputException(
            where.apply(name) + ": no such setting; known are " + String.join(", ", KNOWN));
      }
    }
    SettingsText text = new SettingsText(values, where);
    return new ModelSettings(
        text.find(INPUT_SHAPE, SettingValues::shape),
        text.find(PIXEL_RANGE, SettingValues::range),
        text.find(MEAN, SettingValues::numbers),
        text.find(DEVIATION, SettingValues::positiveNumbers),
        text.find(PIXEL_ORDER, value -> SettingValues.oneOf(PixelOrder.values(), value)),
        text.find(CHANNEL_ORDER, value -> SettingValues.oneOf(ChannelOrder.values(), value)),
        text.find(CLASS_NAMES, SettingValues::names),
        text.find(LOGITS_OUTPUT, SettingValues::output),
        text.find(OUTPUT_KIND, value -> SettingValues.oneOf(OutputKind.values(), value)));
  }

  private <T> Optional<T> find(String name, Function<Object, T> reader) {
    Object value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(value));
    } catch (IllegalArgumentException | InvalidInputException e) {
      throw new InvalidInputException(where.apply(name) + ": " + e.getMessage(), e);
    }
  }

  /** Settings as values by name, which {@link #read} takes. */
  static Map<String, Object> write(ModelSettings settings) {
    Map<String, Object> values = new LinkedHashMap<>();
    settings.inputShape().map(ImageShape::toString).ifPresent(v -> values.put(INPUT_SHAPE, v));
    settings.pixelRange().ifPresent(v -> values.put(PIXEL_RANGE, v.toString()));
    settings.mean().ifPresent(v -> values.put(MEAN, v));
    settings.standardDeviation().ifPresent(v -> values.put(DEVIATION, v));
    settings.pixelOrder().ifPresent(v -> values.put(PIXEL_ORDER, v.toString()));
    settings.channelOrder().ifPresent(v -> values.put(CHANNEL_ORDER, v.toString()));
    settings.classNames().ifPresent(v -> values.put(CLASS_NAMES, v));
    settings
        .logitsOutput()
        .ifPresent(
            v ->
                values.put(
                    LOGITS_OUTPUT, v.position().isPresent() ? v.position().getAsInt() : v.name()));
    settings.outputKind().ifPresent(v -> values.put(OUTPUT_KIND, v.toString()));
    return values;
  }
}
