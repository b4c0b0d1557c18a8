package io.trojanscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.biasmap.BiasMap;
import io.trojanscope.biasmap.MapDistance;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.result.ModelMaps;
import io.trojanscope.result.SampleResults;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MapsSummaryTest {
  private static final MapsDocument DIGITS = SampleResults.digits().perClass();
  private static final String LEAD = "//p[@class='lead']";
  private static final String SENTENCES = "//section[@id='summary']//div[@class='words']/p";

  @Test
  void namesTheClassOfTheLargestDistanceAndTheFactor() {
    ParsedPage page = ParsedPage.of(withDistances(1, 2, 2, 2, 2, 2, 2, 2, 3, 7));

    assertThat(page.text(LEAD))
        .isEqualTo(
            "Between backdoored.onnx and clean.onnx, the maps of class 9 differ most: their"
                + " Euclidean distance is 7.00, 3.5 times the median of the other 9 classes.");
    assertThat(page.text(SENTENCES))
        .contains("The largest distance falls on its target.")
        .contains("A distance is a measurement, not a verdict")
        .doesNotContain("backdoor was found");
  }

  @Test
  void saysWhenTheLargestDistanceMissesTheTarget() {
    assertThat(ParsedPage.of(withDistances(1, 1, 1, 1, 1, 1, 1, 1, 9, 1)).text(SENTENCES))
        .contains("The largest distance falls on a source class.");
    assertThat(ParsedPage.of(withDistances(9, 1, 1, 1, 1, 1, 1, 1, 1, 1)).text(SENTENCES))
        .contains("The largest distance falls on neither its source nor its target.");
  }

  @Test
  void namesThePairOfAlgorithmTwo() {
    ParsedPage page = ParsedPage.of(SampleResults.digits().perPair());

    assertThat(page.text(LEAD))
        .contains("the maps of the pair 8 → 9 (source → predicted) differ most")
        .contains("times the median of the other 99 pairs.");
    assertThat(page.text(SENTENCES)).contains("falls on its source and target.");
  }

  @Test
  void saysWhenNothingDiffers() {
    ParsedPage page = ParsedPage.of(withDistances(new double[10]));

    assertThat(page.text(LEAD)).contains("identical wherever both can be compared");
    assertThat(page.count("//*[contains(@class, 'peak')]")).isZero();
  }

  @Test
  void saysWhenNoDistanceIsKnown() {
    ParsedPage page = ParsedPage.of(withDistances());

    assertThat(page.text(LEAD)).contains("no distance could be computed");
    assertThat(page.count("//section[@id='distances']")).isZero();
  }

  @Test
  void doesNotCountMapsOfFewExamplesAsTheLargest() {
    ParsedPage page = ParsedPage.of(withCountOfFirst(99, withDistances(9, 1, 4, 1)));

    assertThat(page.text(LEAD)).contains("the maps of class 2 differ most");
    assertThat(page.text("//section[@id='distances']//tr[@class='thin']/th")).isEqualTo("0");
    assertThat(page.text("//section[@id='distances']//p[@class='note']"))
        .contains(
            "Faint: 1 of 10 classes, whose map averages fewer than a tenth of the 1,000 samples.");
  }

  private static MapsDocument withDistances(double... distances) {
    return with(
        DIGITS.suspect(),
        IntStream.range(0, distances.length)
            .mapToObj(
                i ->
                    new MapDistance(
                        DIGITS.suspect().maps().get(i).source(),
                        i,
                        OptionalDouble.of(distances[i])))
            .toList());
  }

  private static MapsDocument withCountOfFirst(long count, MapsDocument maps) {
    List<BiasMap> changed =
        maps.suspect().maps().stream()
            .map(
                map ->
                    new BiasMap(
                        map.source(),
                        map.predicted(),
                        map.predicted() == 0 ? count : map.count(),
                        map.adversarial(),
                        map.perturbation()))
            .toList();
    ModelMaps suspect = maps.suspect();
    return with(
        new ModelMaps(suspect.model(), suspect.pristine(), changed, suspect.counts()),
        maps.distances());
  }

  private static MapsDocument with(ModelMaps suspect, List<MapDistance> distances) {
    return new MapsDocument(
        DIGITS.provenance(),
        DIGITS.shape(),
        DIGITS.classNames(),
        DIGITS.settings(),
        suspect,
        DIGITS.reference(),
        distances,
        DIGITS.plant());
  }
}
