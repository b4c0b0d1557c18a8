package io.trojanscope.attack.poison;

import io.trojanscope.error.InvalidInputException;
import java.util.List;

/**
 * A trigger's text: a kind, a colon, and parameters with commas between. Parameters that are
 * missing at the end, or empty, have their defaults.
 */
final class TriggerSpec {
  private final String spec;
  private final String kind;
  private final String body;
  private final List<String> parameters;

  TriggerSpec(String spec) {
    int colon = spec.indexOf(':');
    this.spec = spec;
    this.kind = colon < 0 ? spec : spec.substring(0, colon);
    this.body = colon < 0 ? "" : spec.substring(colon + 1);
    this.parameters = body.isEmpty() ? List.of() : List.of(body.split(",", -1));
  }

  String kind() {
    return kind;
  }

  /** All that follows the colon. */
  String body() {
    return body;
  }

  int count() {
    return parameters.size();
  }

  /** All that follows some parameters, commas included, as a file's name may have them. */
  String rest(int from) {
    return String.join(",", parameters.subList(Math.min(from, count()), count()));
  }

  String text(int index, String usual) {
    return index < count() && !parameters.get(index).isBlank()
        ? parameters.get(index).strip()
        : usual;
  }

  /**
   * @param expected what the parameters are, with an example
   */
  float number(int index, float usual, String expected) {
    try {
      return Float.parseFloat(text(index, Float.toString(usual)));
    } catch (NumberFormatException e) {
      throw wrong(expected, body);
    }
  }

  long whole(int index, long usual, String expected) {
    try {
      return Long.parseLong(text(index, Long.toString(usual)));
    } catch (NumberFormatException e) {
      throw wrong(expected, body);
    }
  }

  /** Refuses fewer or more parameters. */
  TriggerSpec require(int least, int most, String expected) {
    if (count() < least || count() > most) {
      throw wrong(expected, body);
    }
    return this;
  }

  InvalidInputException wrong(String expected, String found) {
    return new InvalidInputException(
        "trigger \"" + spec + "\": expected " + expected + "; found \"" + found + "\"");
  }
}
