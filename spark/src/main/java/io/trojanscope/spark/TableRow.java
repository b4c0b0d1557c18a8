package io.trojanscope.spark;

import io.trojanscope.image.Region;
import io.trojanscope.result.summary.ClassReference;
import io.trojanscope.result.summary.ResultFiles;
import io.trojanscope.result.summary.ScanNumbers;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.result.summary.TriggerNumbers;
import io.trojanscope.text.EnumText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A summary as a row of the table. */
final class TableRow {
  /** Grows when a column changes its meaning or goes; a new column does not change it. */
  static final int VERSION = 1;

  /** The columns of {@code results.csv}, and the version, the key and the files. */
  static final StructType SCHEMA =
      new StructType()
          .add("version", DataTypes.IntegerType, false)
          .add("model", DataTypes.StringType, false)
          .add("outcome", DataTypes.StringType, false)
          .add("p_value", DataTypes.DoubleType)
          .add("score", DataTypes.DoubleType)
          .add("alpha", DataTypes.DoubleType)
          .add("target", DataTypes.IntegerType)
          .add("target_name", DataTypes.StringType)
          .add("source", DataTypes.IntegerType)
          .add("source_name", DataTypes.StringType)
          .add("trigger_type", DataTypes.StringType)
          .add("trigger_row_start", DataTypes.IntegerType)
          .add("trigger_row_end", DataTypes.IntegerType)
          .add("trigger_column_start", DataTypes.IntegerType)
          .add("trigger_column_end", DataTypes.IntegerType)
          .add("trigger_gain", DataTypes.FloatType)
          .add("success_rate", DataTypes.DoubleType)
          .add("held_out_images", DataTypes.LongType)
          .add("mode", DataTypes.StringType)
          .add("effort", DataTypes.StringType)
          .add("seed", DataTypes.LongType)
          .add("sha256", DataTypes.StringType)
          .add("key", DataTypes.StringType)
          .add("json", DataTypes.StringType)
          .add("report", DataTypes.StringType)
          .add("picture", DataTypes.StringType)
          .add("messages", DataTypes.createArrayType(DataTypes.StringType, false), false);

  private TableRow() {}

  static Row of(ScanSummary summary) {
    Optional<ScanNumbers> scan = summary.scan();
    List<Object> cells = new ArrayList<>();
    cells.add(VERSION);
    cells.add(summary.model());
    cells.add(summary.outcome().name());
    cells.add(number(scan.map(ScanNumbers::pValue)));
    cells.add(number(scan.map(ScanNumbers::score)));
    cells.add(cell(scan, ScanNumbers::alpha));
    addClass(cells, scan.flatMap(ScanNumbers::target));
    addClass(cells, scan.flatMap(ScanNumbers::source));
    addTrigger(cells, scan.flatMap(ScanNumbers::trigger));
    cells.add(cell(scan, numbers -> EnumText.lower(numbers.mode())));
    cells.add(cell(scan, numbers -> EnumText.lower(numbers.effort())));
    cells.add(cell(scan, ScanNumbers::seed));
    cells.add(summary.sha256().orElse(null));
    cells.add(summary.key().orElse(null));
    cells.add(cell(summary.files(), ResultFiles::json));
    cells.add(cell(summary.files(), ResultFiles::html));
    cells.add(cell(summary.files().flatMap(ResultFiles::picture), picture -> picture));
    cells.add(scan.map(ScanNumbers::remarks).orElseGet(summary::messages).toArray(String[]::new));
    return RowFactory.create(cells.toArray());
  }

  private static void addClass(List<Object> cells, Optional<ClassReference> reference) {
    cells.add(cell(reference, ClassReference::index));
    cells.add(cell(reference, ClassReference::name));
  }

  private static void addTrigger(List<Object> cells, Optional<TriggerNumbers> trigger) {
    Optional<Region> box = trigger.flatMap(TriggerNumbers::box);
    cells.add(cell(trigger, found -> EnumText.lower(found.type())));
    cells.add(cell(box, Region::rowStart));
    cells.add(cell(box, Region::rowEnd));
    cells.add(cell(box, Region::columnStart));
    cells.add(cell(box, Region::columnEnd));
    cells.add(cell(trigger, TriggerNumbers::gain));
    cells.add(cell(trigger, TriggerNumbers::successRate));
    cells.add(cell(trigger, TriggerNumbers::images));
  }

  /** Null for nothing, as Spark wants it. */
  private static <T> Object cell(Optional<T> value, Function<T, Object> cell) {
    return value.map(cell).orElse(null);
  }

  private static Object number(Optional<OptionalDouble> value) {
    return cell(value.filter(OptionalDouble::isPresent), OptionalDouble::getAsDouble);
  }
}
