package io.trojanscope.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.attack.poison.LabelMap;
import io.trojanscope.attack.poison.PoisoningPlan;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.fixtures.OnnxBuilder;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.onnx.OnnxReader;
import io.trojanscope.spec.ImageShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlantedTriggersTest {
  private static final String PREFIX = "trojanscope.configuration.";

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();

  @Test
  void allBackdoorsOfTheMetadataAreFound() {
    List<PoisoningPlan> plans =
        plans(
            Map.of(
                PREFIX + "poison.trigger", "patch:c",
                PREFIX + "poison.source", "1",
                PREFIX + "poison.target", "2",
                PREFIX + "backdoor 2 poison.trigger", "sinusoid:0.1,6",
                PREFIX + "backdoor 2 poison.source", "all",
                PREFIX + "backdoor 2 poison.target", "next class"));

    assertThat(plans).extracting(plan -> plan.trigger().spec()).hasSize(2).contains("patch:c");
    assertThat(plans.get(0).sourceClasses(3)).containsExactly(1);
    assertThat(plans.get(0).labelMap()).isEqualTo(LabelMap.to(2));
    assertThat(plans.get(1).labelMap()).isEqualTo(LabelMap.NEXT);
    assertThat(warnings).isEmpty();
  }

  @Test
  void aCleanModelHasNone() {
    assertThat(plans(Map.of())).isEmpty();
    assertThat(warnings).isEmpty();
  }

  /** A stranger's file must not make us read others. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "patch:/etc/passwd@0,0",
        "blend:0.2,../x.png",
        "patch:x.png",
        "blend:0.2,class",
        "patch:c@90,90",
        "unknown",
        "patch:\n"
      })
  void whatCannotBeMadeAgainGivesAWarning(String trigger) {
    List<PoisoningPlan> plans =
        plans(
            Map.of(
                PREFIX + "poison.trigger", trigger,
                PREFIX + "poison.source", "1",
                PREFIX + "poison.target", "2"));

    assertThat(plans).isEmpty();
    assertThat(warnings).singleElement().asString().contains("cannot be made again");
  }

  @Test
  void aClassThatDoesNotExistGivesAWarning() {
    assertThat(
            plans(
                Map.of(
                    PREFIX + "poison.trigger", "patch:c",
                    PREFIX + "poison.source", "1",
                    PREFIX + "poison.target", "3")))
        .isEmpty();
    assertThat(warnings).hasSize(1);
  }

  private List<PoisoningPlan> plans(Map<String, String> metadata) {
    OnnxBuilder b = new OnnxBuilder(13, 3);
    String flat = b.node("Flatten", List.of(b.images(-1, 1, 2, 2)));
    b.logits(b.node("Gemm", List.of(flat, b.weights(0.1, 4, 3))));
    NetworkFile network = OnnxReader.read(b.write(folder.resolve("network.onnx")));
    return PlantedTriggers.of(
        new NetworkFile(network.graph(), network.spec(), new TreeMap<>(metadata)),
        Optional.of(ArrayImages.noise(new ImageShape(1, 28, 28), 3, 1, 0, 1, 2)),
        warnings::add);
  }
}
