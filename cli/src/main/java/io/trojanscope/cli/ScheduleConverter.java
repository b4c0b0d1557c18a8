package io.trojanscope.cli;

import io.trojanscope.text.EnumText;
import io.trojanscope.train.LearningRateSchedule;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how the learning rate changes. */
final class ScheduleConverter implements ITypeConverter<LearningRateSchedule> {
  @Override
  public LearningRateSchedule convert(String text) {
    return Arrays.stream(LearningRateSchedule.values())
        .filter(schedule -> EnumText.hyphenated(schedule).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected constant, one-cycle or cosine, found '" + text + "'"));
  }

  /** For the shell's completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(LearningRateSchedule.values()).map(EnumText::hyphenated).iterator();
    }
  }
}
