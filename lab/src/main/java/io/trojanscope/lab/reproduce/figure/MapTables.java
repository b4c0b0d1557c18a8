package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.BiasMap;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.MapComparison;
import io.trojanscope.biasmap.ModelMap;
import io.trojanscope.result.paper.DataTable;
import io.trojanscope.text.EnumText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The numbers of compared maps as a table. */
final class MapTables {
  private static final List<String> COLUMNS =
      List.of(
          "trigger",
          "attack_source",
          "attack_target",
          "input",
          "epsilon",
          "iterations",
          "samples",
          "seed",
          "source",
          "class",
          "distance",
          "thin",
          "backdoored_share",
          "clean_share",
          "backdoored_count",
          "clean_count");

  private MapTables() {}

  static DataTable of(String name, List<Comparison> comparisons) {
    List<List<Object>> rows = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      for (MapComparison maps : comparison.maps()) {
        rows.add(row(comparison, maps));
      }
    }
    return new DataTable(name, COLUMNS, rows);
  }

  private static List<Object> row(Comparison comparison, MapComparison maps) {
    BiasMapConfig config = comparison.config();
    Optional<ModelMap> clean = maps.reference();
    return List.of(
        comparison.planted().specification(),
        comparison.planted().source(),
        comparison.planted().target(),
        EnumText.lower(config.input()),
        config.epsilon(),
        config.iterations(),
        config.samples(),
        config.seed(),
        maps.key().source().isPresent() ? maps.key().source().getAsInt() : "",
        maps.key().predicted(),
        cell(maps.distance()),
        comparison.ranking().isThin(maps),
        cell(maps.suspect().successShare()),
        cell(clean.map(ModelMap::successShare).orElse(OptionalDouble.empty())),
        count(Optional.of(maps.suspect())),
        count(clean));
  }

  static Object cell(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : "";
  }

  private static long count(Optional<ModelMap> map) {
    return map.flatMap(ModelMap::map).map(BiasMap::count).orElse(0L);
  }
}
