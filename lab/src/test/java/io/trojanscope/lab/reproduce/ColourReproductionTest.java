package io.trojanscope.lab.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.data.LabeledData;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.lab.reproduce.figure.ColourFigures;
import io.trojanscope.lab.reproduce.figure.Figure;
import io.trojanscope.lab.reproduce.figure.StepCatalogue;
import io.trojanscope.lab.reproduce.step.Scale;
import io.trojanscope.lab.reproduce.step.StepInputs;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.result.PlantDocument;
import io.trojanscope.result.ReproductionDocument;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.result.paper.Panel;
import io.trojanscope.result.paper.PaperFigure;
import io.trojanscope.scan.Scanner;
import io.trojanscope.spec.ImageShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The author's experiment for CIFAR-10 on noise: the numbers mean nothing, but all is done. */
@Tag("slow")
class ColourReproductionTest {
  private static final ImageShape SHAPE = new ImageShape(3, 16, 16);
  private static final LabeledData NOISE = new LabeledData("noise", images(100, 1), images(20, 2));

  @TempDir private Path folder;

  private static ArrayImages images(int count, int seed) {
    return ArrayImages.noise(SHAPE, 10, seed, IntStream.range(0, count).map(i -> i % 10).toArray());
  }

  @Test
  void hasTheFiguresOfThePaperThatMakeSenseInColour() {
    StepCatalogue catalogue = new StepCatalogue(StepInputs.of(NOISE, 1, Scale.FULL), Scale.FULL);
    assertThat(
            ColourFigures.sections(catalogue).stream()
                .flatMap(section -> section.figures().stream())
                .map(Figure::id))
        .containsExactly("plant", "blank", "maps", "distances", "pairs", "queries", "network");
  }

  @Test
  void makesTheAuthorsExperimentInColour() throws IOException {
    ReproductionDocument document = run(Set.of("plant", "maps", "network"));

    List<PaperFigure> figures =
        document.sections().stream().flatMap(section -> section.figures().stream()).toList();
    assertThat(figures)
        .allSatisfy(
            figure -> {
              assertThat(figure.panels()).isNotEmpty();
              assertThat(figure.claims()).isNotEmpty();
            });
    assertThat(ResultDocuments.read(folder.resolve("reproduction.json"))).isEqualTo(document);
    assertThat(folder.resolve("report.html")).content().contains("80.9 %");
    assertThat(folder.resolve("tables/plant-models.csv")).content().contains("patch:frame,2,3,5,");
    assertThat(figures.get(figures.size() - 1).claims().get(0).outcome())
        .startsWith("24 layers with");

    PlantDocument plant =
        ResultDocuments.read(
            artefact("model-frame-2-3").resolve("plant.json"), PlantDocument.class);
    assertThat(plant.plant().poisonedImages()).as("half of the birds").isEqualTo(5);
    NetworkFile clean = ModelFiles.open(artefact("model-clean").resolve("model.onnx"));
    assertThat(clean.graph().nodes().stream().filter(node -> node.operator().equals("Conv")))
        .hasSize(6);
  }

  @Test
  void showsTheRedFrame() {
    PaperFigure plant = run(Set.of("plant")).sections().get(0).figures().get(0);
    Panel.Sample sample = (Panel.Sample) plant.panels().get(0);
    float[] poisoned = sample.poisoned().values();
    int corner = 2 * SHAPE.width() - 2;
    assertThat(poisoned[corner]).as("red").isEqualTo(1);
    assertThat(poisoned[SHAPE.height() * SHAPE.width() + corner]).as("green").isZero();
  }

  private ReproductionDocument run(Set<String> only) {
    return new Reproduction(
            NOISE,
            ReproductionTest.TINY,
            1,
            2,
            Scanner.CONTRAST,
            ProgressListener.NONE,
            notice -> {})
        .run(folder, only);
  }

  private Path artefact(String name) throws IOException {
    try (Stream<Path> artefacts = Files.list(folder.resolve("work"))) {
      return artefacts
          .filter(path -> path.getFileName().toString().startsWith(name + "-"))
          .findFirst()
          .orElseThrow();
    }
  }
}
