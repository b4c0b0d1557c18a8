package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.detect.ScanFindings;
import io.trojanscope.lab.reproduce.step.PlantedModel;
import java.util.OptionalInt;

/** What a scan reports for a backdoored model; the scan does not know what is planted. */
record ScannedBackdoor(PlantedModel planted, ScanFindings result) {
  /** {@code 8 → 9, patch:c}. */
  String attack() {
    return planted.pair() + ", " + planted.specification();
  }

  /** The pair that the scan finds likeliest: {@code 8 → 9}, {@code all → 9}. */
  String found() {
    return result.target().isEmpty()
        ? "none"
        : (result.source().isPresent() ? result.source().getAsInt() : "all")
            + " → "
            + result.target().getAsInt();
  }

  /** How what was found goes with what is planted. */
  String agreement() {
    boolean target = result.target().equals(OptionalInt.of(planted.target()));
    boolean source = result.source().equals(OptionalInt.of(planted.source()));
    if (target && source) {
      return "source and target";
    }
    return target ? "target" : source ? "source" : "neither";
  }
}
