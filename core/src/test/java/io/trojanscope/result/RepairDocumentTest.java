package io.trojanscope.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.detect.Verdict;
import io.trojanscope.evaluate.SuccessCount;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.report.html.HtmlReport;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairDocumentTest {
  @TempDir Path folder;

  @Test
  void aDocumentIsReadAsItWasWritten() {
    Path file = folder.resolve("repair.json");
    ResultDocuments.write(file, document(1));

    assertThat(ResultDocuments.read(file)).isEqualTo(document(1));
  }

  @Test
  void theReportShowsWhatWasMeasured() {
    assertThat(HtmlReport.render(document(1)))
        .contains("changed from 90.0\u202f% to 89.0\u202f%")
        .contains("patch:&lt;c (planted)", "after re-tuning it is 50.0\u202f%")
        .contains("A scan of the repaired model says CLEAN.")
        .contains("conv.weight", "4×1×3×3", "0.25");
  }

  @Test
  void classesMustExist() {
    assertThatThrownBy(() -> document(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected classes from 0 to 1, found 2");
  }

  @Test
  void changesAreMeasured() {
    WeightChange change =
        WeightChange.of("w", List.of(3), new float[] {3, 0, 4}, new float[] {3, 0, 1});

    assertThat(change).isEqualTo(new WeightChange("w", List.of(3), 1, 3, 0.6));
    assertThat(WeightChange.of("w", List.of(1), new float[1], new float[] {2}).relative()).isOne();
  }

  private static RepairDocument document(int target) {
    SuccessCount accurate = new SuccessCount(90, 100);
    return new RepairDocument(
        new Provenance(new TreeMap<>(), new TreeMap<>(), new TreeMap<>()),
        new ImageShape(1, 8, 8),
        List.of("0", "1"),
        new ModelIdentity("bad.onnx", "a".repeat(64)),
        new ModelIdentity("good.onnx", "b".repeat(64)),
        "unlearn",
        0,
        Optional.of(new SuccessChange(accurate, new SuccessCount(89, 100))),
        List.of(
            new RepairedTrigger(
                "patch:<c",
                true,
                OptionalInt.empty(),
                OptionalInt.of(target),
                new SuccessChange(new SuccessCount(50, 50), new SuccessCount(1, 50)),
                Optional.of(new SuccessCount(25, 50)))),
        Optional.of(Verdict.CLEAN),
        OptionalDouble.of(0.4),
        List.of(new WeightChange("conv.weight", List.of(4, 1, 3, 3), 36, 0.25, 0.1)),
        List.of("A remark."));
  }
}
