package io.trojanscope.cli;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.detect.Effort;
import io.trojanscope.lab.zoo.ZooPart;
import io.trojanscope.repair.RepairMethod;
import io.trojanscope.screen.ScreeningMethod;
import io.trojanscope.text.DisplayText;
import io.trojanscope.text.EnumText;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of a few values by its name in lower or upper case, and lists them for completion. */
abstract class EnumConverter<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {
  private final E[] values;
  private final Function<E, String> name;

  EnumConverter(E[] values) {
    this(values, EnumText::lower);
  }

  EnumConverter(E[] values, Function<E, String> name) {
    this.values = values.clone();
    this.name = name;
  }

  @Override
  public E convert(String text) {
    return Arrays.stream(values)
        .filter(value -> name.apply(value).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected " + choice() + ", found '" + DisplayText.name(text) + "'"));
  }

  private String choice() {
    List<String> names = names();
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  private List<String> names() {
    return Arrays.stream(values).map(name).toList();
  }

  @Override
  public Iterator<String> iterator() {
    return names().iterator();
  }

  /** By its number in the paper. */
  static final class OfAlgorithm extends EnumConverter<Algorithm> {
    OfAlgorithm() {
      super(Algorithm.values(), algorithm -> algorithm == Algorithm.PER_CLASS ? "1" : "2");
    }
  }

  static final class OfEffort extends EnumConverter<Effort> {
    OfEffort() {
      super(Effort.values());
    }
  }

  static final class OfRepairMethod extends EnumConverter<RepairMethod> {
    OfRepairMethod() {
      super(RepairMethod.values());
    }
  }

  static final class OfStartingInput extends EnumConverter<StartingInput> {
    OfStartingInput() {
      super(StartingInput.values());
    }
  }

  static final class OfScreeningMethod extends EnumConverter<ScreeningMethod> {
    OfScreeningMethod() {
      super(ScreeningMethod.values(), ScreeningMethod::text);
    }
  }

  static final class OfZooPart extends EnumConverter<ZooPart> {
    OfZooPart() {
      super(ZooPart.values());
    }
  }
}
