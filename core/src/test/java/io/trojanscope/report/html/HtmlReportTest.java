package io.trojanscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.report.picture.PngImages;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.result.ModelMaps;
import io.trojanscope.result.ResultDocument;
import io.trojanscope.result.ResultDocuments;
import io.trojanscope.result.SampleResults;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HtmlReportTest {
  @TempDir private Path folder;

  @Test
  void showsAllSectionsOfAlgorithmOne() {
    ParsedPage page = ParsedPage.of(SampleResults.digits().perClass());

    assertThat(page.texts("//main/section/@id"))
        .containsExactly(
            "summary",
            "distances",
            "maps",
            "perturbations",
            "outcomes",
            "confusion",
            "plant",
            "provenance",
            "reading")
        .isEqualTo(page.texts("//nav//a/@href").stream().map(href -> href.substring(1)).toList());
    assertThat(page.texts("//h1"))
        .containsExactly("Bias maps of backdoored.onnx beside clean.onnx");
    assertThat(page.count("//section[@id='maps']//img[contains(@alt, 'class')]")).isEqualTo(30);
    assertThat(page.count("//section[@id='perturbations']//img[contains(@alt, 'class')]"))
        .isEqualTo(30);
    assertThat(page.count("//section[@id='distances']//tr[svg or .//rect]")).isEqualTo(10);
    assertThat(page.count("//section[@id='outcomes']//td[@style]")).isEqualTo(200);
    assertThat(page.count("//section[@id='confusion']//td[@style]")).isEqualTo(200);
    assertThat(page.count("//section[@id='plant']//img[starts-with(@alt, 'Mean training')]"))
        .isEqualTo(10);
  }

  @Test
  void showsSquaresOfPairsForAlgorithmTwo() {
    ParsedPage page = ParsedPage.of(SampleResults.digits().perPair());

    assertThat(page.texts("//section[@id='maps']//p[@class='caption']/b"))
        .containsExactly("Suspect", "Reference", "Difference");
    assertThat(page.count("//section[@id='maps']//td/img")).isEqualTo(300);
    assertThat(page.count("//section[@id='perturbations']//td/img")).isEqualTo(300);
    assertThat(
            page.count("//section[@id='distances']//table[contains(@class, 'matrix')]//td[@style]"))
        .isEqualTo(100);
    assertThat(page.texts("//section[@id='distances']//td[contains(@class, 'peak')]")).hasSize(1);
    assertThat(page.text("//section[@id='distances']//table[1]//tr[@class='peak']/th"))
        .contains("8 → 9");
  }

  @Test
  void writesShareCountAndDistanceBesideEachMap() {
    ParsedPage page = ParsedPage.of(SampleResults.digits().perClass());

    String block = "//section[@id='maps']//section[contains(@class, 'peak')]";
    assertThat(page.text(block + "/h3")).contains("9").contains("largest");
    assertThat(page.texts(block + "//figcaption"))
        .containsExactly("Suspect 98.0\u202f%", "Reference 98.0\u202f%", "Difference 4.01");
    assertThat(page.texts(block + "//p[@class='under']")).containsExactly("n = 909", "n = 909");
    assertThat(page.texts(block + "//img/@alt"))
        .contains("Suspect: mean of 909 adversarial examples recorded under class 9");
  }

  @Test
  void statesTheScales() {
    ParsedPage page = ParsedPage.of(SampleResults.digits().perClass());

    assertThat(page.texts("//section[@id='maps']//div[@class='legend']/p[1]"))
        .containsExactly(
            "Suspect and reference: mean intensity", "Difference: suspect minus reference");
    assertThat(page.texts("//section[@id='maps']//div[@class='legend']/p[@class='ticks']"))
        .containsExactly("0.160 0.984", "−0.805 0 +0.805");
  }

  @Test
  void detailsOfThePlantingAreShown() {
    String page = HtmlReport.render(SampleResults.digits().twoPlants());

    assertThat(page)
        .contains("as the next class", "the next class of each")
        .contains("Cover images", "Poisoned images with true labels")
        .contains("Success rate on other classes", "(3 of 400 images)")
        .contains("Accuracy on cover images", "(950 of ")
        .contains("Further backdoor");
  }

  @Test
  void showsThePlantedBackdoor() {
    ParsedPage page = ParsedPage.of(SampleResults.digits().plant());

    assertThat(page.texts("//main/section/@id")).containsExactly("summary", "plant", "provenance");
    assertThat(page.text("//p[@class='lead']"))
        .isEqualTo(
            "With the trigger patch:c, the model classifies images of class 8 as class 9. Attack success rate:"
                + " 99.7\u202f% (971 of 974 images with the trigger). Clean accuracy: 99.7\u202f%.");
    assertThat(page.texts("//section[@id='plant']//div[@class='large']//figcaption"))
        .containsExactly("Sample", "With trigger", "Difference");
    assertThat(page.count("//section[@id='plant']//td[@style]")).isEqualTo(300);
  }

  @Test
  void needsNoReference() {
    ParsedPage page = ParsedPage.of(SampleResults.digits().withoutReference());

    assertThat(page.texts("//main/section/@id")).doesNotContain("distances", "plant");
    assertThat(page.texts("//section[@id='maps']//figcaption/span")).containsOnly("Suspect");
    assertThat(page.text("//p[@class='lead']")).contains("Without a reference model");
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void showsUntargetedAttacks(Algorithm algorithm) {
    ParsedPage page = ParsedPage.of(SampleResults.digits().untargeted(algorithm));

    assertThat(page.text("//dl[@class='chips']")).contains("untargeted iterated FGSM");
    assertThat(page.texts("//section[@id='outcomes']//table")).hasSize(2);
    assertThat(page.text("//section[@id='maps']/p[1]")).doesNotContain("on that target");
  }

  @Test
  void showsTheLargestDistancesOfManyClassesFirstAndFoldsTheRest() {
    ParsedPage page = ParsedPage.of(SampleResults.numbered(120).perClass());

    String maps = "//section[@id='maps']";
    assertThat(page.texts(maps + "/div[@class='blocks']/section/h3/bdi"))
        .hasSize(20)
        .startsWith("9");
    assertThat(page.count(maps + "/details//section")).isEqualTo(80);
    assertThat(page.text(maps + "/p[@class='note']"))
        .isEqualTo(
            "The 20 largest distances of 120, largest first. 20 more classes are left out of this"
                + " page; the JSON record holds them all.");
    assertThat(page.count("//section[@id='confusion']//td[@style]")).isZero();
    assertThat(page.count("//section[@id='confusion']//img[@width='120']")).isEqualTo(2);
  }

  @Test
  void showsManyPairsAsAPictureAndTheLargestFirst() {
    ParsedPage page = ParsedPage.of(SampleResults.named(names(24)).perPair());

    assertThat(page.count("//section[@id='maps']/div[@class='blocks']/section")).isEqualTo(20);
    assertThat(page.count("//section[@id='distances']//img[@width='24' and @height='24']"))
        .isEqualTo(1);
  }

  /** A small file may name many classes: no square of them is ever made. */
  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void drawsAnyNumberOfClasses(Algorithm algorithm) {
    MapsDocument sample = SampleResults.digits().untargeted(algorithm);
    ModelMaps none =
        new ModelMaps(sample.suspect().model(), Optional.empty(), List.of(), List.of());
    MapsDocument empty =
        new MapsDocument(
            sample.provenance(),
            sample.shape(),
            names(50_000),
            new BiasMapConfig(algorithm, StartingInput.BLANK, true, 1, 1, 1, 0),
            none,
            Optional.of(none),
            List.of(),
            Optional.empty());

    assertThat(ParsedPage.of(empty).text("//section[@id='outcomes']"))
        .contains("Too many classes to draw");
    assertThat(PngImages.writeMaps(empty, folder)).isEmpty();
  }

  @Test
  void isDrawnTheSameFromTheRecord() {
    MapsDocument result = SampleResults.color().perClass();
    Path file = folder.resolve("result.json");
    ResultDocuments.write(file, result);

    ResultDocument again = ResultDocuments.read(file);

    assertThat(HtmlReport.render(again)).isEqualTo(HtmlReport.render(result));
  }

  @Test
  void writesTheFileAsUtf8() {
    Path file = folder.resolve("report.html");

    HtmlReport.write(file, SampleResults.color().plant());

    assertThat(file).hasContent(HtmlReport.render(SampleResults.color().plant()));
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "class " + i).toList();
  }
}
