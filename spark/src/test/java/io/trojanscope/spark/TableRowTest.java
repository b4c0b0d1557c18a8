package io.trojanscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.image.Region;
import io.trojanscope.result.summary.ClassReference;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ResultFiles;
import io.trojanscope.result.summary.ScanNumbers;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.result.summary.TriggerNumbers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class TableRowTest {
  private static final ScanSummary BACKDOORED =
      new ScanSummary(
          "sub/a.onnx",
          Outcome.BACKDOORED,
          Optional.of("5a"),
          Optional.of("6b"),
          Optional.of(
              new ScanNumbers(
                  ScanMode.REFERENCE_AND_IMAGES,
                  Effort.QUICK,
                  0.05,
                  7,
                  OptionalDouble.of(0.01),
                  OptionalDouble.of(2),
                  Optional.of(new ClassReference(9, "nine")),
                  Optional.empty(),
                  Optional.of(
                      new TriggerNumbers(
                          TriggerType.PATCH, Optional.of(new Region(1, 3, 2, 5)), 1, 0.75, 40)),
                  List.of("weak"),
                  List.of("few images"))),
          List.of(),
          Optional.of(new ResultFiles("a.json", "a.html", Optional.empty())));

  private static Object cell(Row row, String column) {
    return row.get(TableRow.SCHEMA.fieldIndex(column));
  }

  @Test
  void aRowHasTheCellsOfItsColumns() {
    Row row = TableRow.of(BACKDOORED);

    assertThat(row.length()).isEqualTo(TableRow.SCHEMA.length());
    assertThat(cell(row, "version")).isEqualTo(1);
    assertThat(cell(row, "outcome")).isEqualTo("BACKDOORED");
    assertThat(cell(row, "p_value")).isEqualTo(0.01);
    assertThat(cell(row, "target_name")).isEqualTo("nine");
    assertThat(cell(row, "source")).isNull();
    assertThat(cell(row, "trigger_type")).isEqualTo("patch");
    assertThat(cell(row, "trigger_column_end")).isEqualTo(5);
    assertThat(cell(row, "success_rate")).isEqualTo(0.75);
    assertThat(cell(row, "held_out_images")).isEqualTo(40L);
    assertThat(cell(row, "mode")).isEqualTo("reference_and_images");
    assertThat(cell(row, "seed")).isEqualTo(7L);
    assertThat(cell(row, "key")).isEqualTo("6b");
    assertThat(cell(row, "report")).isEqualTo("a.html");
    assertThat(cell(row, "picture")).isNull();
    assertThat((Object[]) cell(row, "messages")).containsExactly("weak", "few images");
  }

  @Test
  void anErrorHasItsMessageAndNothingMeasured() {
    Row row =
        TableRow.of(
            ScanSummary.of("b.pt", Outcome.ERROR, Optional.empty(), List.of("b.pt: damaged")));

    assertThat(cell(row, "model")).isEqualTo("b.pt");
    assertThat((Object[]) cell(row, "messages")).containsExactly("b.pt: damaged");
    assertThat(cell(row, "p_value")).isNull();
    assertThat(cell(row, "trigger_row_start")).isNull();
  }

  @Test
  void anExecutorsLineBringsTheWholeSummary() {
    assertThat(SummaryLine.read(SummaryLine.of(BACKDOORED))).isEqualTo(BACKDOORED);
  }
}
