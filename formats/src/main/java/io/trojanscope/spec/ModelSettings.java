package io.trojanscope.spec;

import java.util.List;
import java.util.Optional;

/**
 * What someone says of a model, as far as they say it.
 *
 * @param inputShape of one image
 * @param pixelRange what black and white are
 * @param mean per channel in the order of the network's input, in units of the range
 * @param standardDeviation per channel, likewise
 * @param pixelOrder of the axes of the network's input
 * @param channelOrder of the colours in the network's input
 * @param classNames in the order of the logits
 * @param logitsOutput which of the outputs to take
 * @param outputKind what that output holds
 */
public record ModelSettings(
    Optional<ImageShape> inputShape,
    Optional<PixelRange> pixelRange,
    Optional<List<Float>> mean,
    Optional<List<Float>> standardDeviation,
    Optional<PixelOrder> pixelOrder,
    Optional<ChannelOrder> channelOrder,
    Optional<List<String>> classNames,
    Optional<LogitsOutput> logitsOutput,
    Optional<OutputKind> outputKind) {
  /** Nothing is said. */
  public static final ModelSettings NONE =
      new ModelSettings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public ModelSettings {
    mean = mean.map(List::copyOf);
    standardDeviation = standardDeviation.map(List::copyOf);
    classNames = classNames.map(List::copyOf);
  }

  /** These, and where they say nothing, others. */
  public ModelSettings or(ModelSettings others) {
    return new ModelSettings(
        inputShape.or(others::inputShape),
        pixelRange.or(others::pixelRange),
        mean.or(others::mean),
        standardDeviation.or(others::standardDeviation),
        pixelOrder.or(others::pixelOrder),
        channelOrder.or(others::channelOrder),
        classNames.or(others::classNames),
        logitsOutput.or(others::logitsOutput),
        outputKind.or(others::outputKind));
  }

  /** The same, but nothing is said of the input's shape. */
  public ModelSettings withoutInputShape() {
    return new ModelSettings(
        Optional.empty(),
        pixelRange,
        mean,
        standardDeviation,
        pixelOrder,
        channelOrder,
        classNames,
        logitsOutput,
        outputKind);
  }

  /** What a specification says: shape, normalization of intensities in [0, 1], class names. */
  public static ModelSettings of(ModelSpec spec) {
    return new ModelSettings(
        Optional.of(spec.input()),
        Optional.of(PixelRange.UNIT),
        Optional.of(spec.normalization().mean()),
        Optional.of(spec.normalization().standardDeviation()),
        Optional.of(PixelOrder.CHANNELS_FIRST),
        Optional.of(ChannelOrder.RGB),
        Optional.of(spec.classNames()),
        Optional.empty(),
        Optional.of(OutputKind.LOGITS));
  }
}
