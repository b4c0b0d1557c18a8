package io.trojanscope.spec;

import java.util.List;
import java.util.Optional;

/**
 * Settings of a model as one source states them: options, a file or data. Whatever the source does
 * not state is empty.
 *
 * @param inputShape shape of one image
 * @param pixelRange input values that stand for black and white
 * @param mean subtracted from the input values; one per channel, in the channel order of the
 *     network's input, in units of {@code pixelRange}
 * @param standardDeviation divisor of the input values, above 0; order and units as of {@code mean}
 * @param pixelOrder order of the axes of the network's input
 * @param channelOrder order of the colours in the network's input
 * @param classNames names of the classes, in the order of the logits
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
  /** States nothing. */
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

  /** Merges two sources: these settings go first, {@code others} fill what is empty. */
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

  /** The same settings without the input shape. */
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

  /** The settings that a specification implies, for RGB intensities in [0, 1] in NCHW order. */
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
