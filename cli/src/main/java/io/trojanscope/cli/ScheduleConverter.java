package io.trojanscope.cli;

import io.trojanscope.train.LearningRateSchedule;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how the learning rate changes. */
final class ScheduleConverter implements ITypeConverter<LearningRateSchedule> {
  @Override
  public LearningRateSchedule convert(String text) {
    return Arrays.stream(LearningRateSchedule.values())
        .filter(schedule -> name(schedule).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected constant, one-cycle or cosine, found '" + text + "'"));
  }

  private static String name(LearningRateSchedule schedule) {
    return schedule.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For the shell's completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(LearningRateSchedule.values()).map(ScheduleConverter::name).iterator();
    }
  }
}
