package io.trojanscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.result.ResultDocuments;
import io.trojanscope.result.SampleResults;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperPageTest {
  private static final ParsedPage PAGE = ParsedPage.of(SampleResults.digits().reproduction());
  private static final String FIGURE = "//article[@id='fig8']";

  @TempDir private Path folder;

  @Test
  void indexLeadsToEverySectionAndFigure() {
    assertThat(PAGE.texts("//nav//a/@href"))
        .containsExactly("#summary", "#experiment-1", "#fig8", "#provenance");
    assertThat(PAGE.count("//*[@id='experiment-1']" + FIGURE)).isEqualTo(1);
    assertThat(PAGE.text(FIGURE + "/h3")).isEqualTo("Figure 8 Everything <at> once");
  }

  @Test
  void summaryCountsAndListsTheClaims() {
    assertThat(PAGE.text("//p[@class='lead']"))
        .isEqualTo(
            "Of 4 claims, 1 held, 1 held partly, 1 did not hold, and 1 could not be tested.");
    assertThat(PAGE.texts("//table[@class='verdicts']//td[3]"))
        .containsExactly("held", "held partly", "did not hold", "not tested");
  }

  @Test
  void claimShowsVerdictOutcomeAndTest() {
    assertThat(PAGE.texts(FIGURE + "//li[.//p[@class='outcome']][1]/p"))
        .containsExactly("held It is HELD", "1 of 2", "Test: by measuring");
  }

  @Test
  void mapsHaveNumbersAndAltTexts() {
    String panel = FIGURE + "//div[@class='panel'][.//b='Maps']";
    assertThat(PAGE.texts(panel + "//img/@alt"))
        .containsExactly("Maps: backdoored, a map per class", "Maps: difference, a map per class");
    assertThat(PAGE.texts(panel + "//figure[1]//span")).hasSize(10).startsWith("99.8", "", "99.8");
    assertThat(PAGE.texts(panel + "//img/@width")).containsOnly("289"); // ten of 28, nine gaps
  }

  @Test
  void everyPanelIsDrawn() {
    assertThat(PAGE.count(FIGURE + "//div[@class='panel']")).isEqualTo(8);
    assertThat(PAGE.texts(FIGURE + "//div[@class='panel'][.//b='Pairs']//img/@height"))
        .containsExactly("289");
    assertThat(
            PAGE.text(
                FIGURE + "//div[@class='panel'][.//b='Distances']//td[contains(@class,'peak')]"))
        .isEqualTo("1.50");
    assertThat(PAGE.count(FIGURE + "//div[@class='panel'][.//b='Sample']//img")).isEqualTo(2);
    assertThat(
            PAGE.count(FIGURE + "//div[@class='panel'][.//b='Predictions']//details//td[@style]"))
        .isEqualTo(100);
    assertThat(PAGE.text(FIGURE + "//div[@class='panel'][.//b='Numbers']//td")).isEqualTo("1 2");
    assertThat(PAGE.count(FIGURE + "//*[name()='svg'][@class='network']/*[name()='rect']"))
        .isEqualTo(2);
  }

  @Test
  void curvesHaveAGapWhereThereIsNoValueAndTheirNumbersOnDemand() {
    String chart = FIGURE + "//*[name()='svg'][@class='line-chart']";
    assertThat(PAGE.count(chart + "/*[name()='polyline'][@class='mean']")).isEqualTo(2);
    assertThat(PAGE.count(chart + "/*[name()='circle'][@class='mean']")).isEqualTo(9);
    assertThat(PAGE.text(chart + "/*[name()='text'][@class='mark']")).isEqualTo("target");
    assertThat(PAGE.texts(FIGURE + "//div[@class='panel'][.//b='Curves']//tr[2]/td"))
        .hasSize(10)
        .startsWith("0.5", "1.5", "–");
  }

  /** The lowest value stands at the bottom line, the greatest below the top. */
  @Test
  void curvesAreDrawnToScale() {
    // values 0.5 to 9.5 on a scale up to 10 between y = 162 and y = 32
    String first = PAGE.texts("(" + FIGURE + "//*[name()='circle'][@class='mean'])[1]/@cy").get(0);
    String last =
        PAGE.texts("(" + FIGURE + "//*[name()='circle'][@class='mean'])[last()]/@cy").get(0);
    assertThat(first).isEqualTo("155.5");
    assertThat(last).isEqualTo("38.5");
  }

  @Test
  void needsNothingElse() {
    assertThat(PAGE.html()).doesNotContain("http://", "https://", "<script", "<link", "src=\"t");
  }

  @Test
  void isDrawnFromTheRecordAlone() {
    Path file = folder.resolve("reproduction.json");
    ResultDocuments.write(file, SampleResults.digits().reproduction());
    assertThat(HtmlReport.render(ResultDocuments.read(file))).isEqualTo(PAGE.html());
  }
}
