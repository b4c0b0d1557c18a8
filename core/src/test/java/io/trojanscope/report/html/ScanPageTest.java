package io.trojanscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.report.SampleResults;
import io.trojanscope.report.SampleScans;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScanPageTest {
  private static final SampleScans DIGITS = SampleScans.of(SampleResults.digits());

  private final ParsedPage backdoored = ParsedPage.of(DIGITS.backdoored());

  @Test
  void showsAllSections() {
    assertThat(backdoored.texts("//main/section/@id"))
        .containsExactly(
            "verdict",
            "trigger",
            "null",
            "pairs",
            "classes",
            "maps",
            "perturbations",
            "used",
            "provenance",
            "reading")
        .isEqualTo(
            backdoored.texts("//nav//a/@href").stream().map(href -> href.substring(1)).toList());
    assertThat(backdoored.texts("//h1")).containsExactly("Scan of backdoored.onnx");
    assertThat(backdoored.texts("//img[not(@alt) or @alt='']")).isEmpty();
  }

  @Test
  void saysFirstWhatToDo() {
    String verdict = "//section[@id='verdict']";

    assertThat(backdoored.text(verdict + "//p[@class='verdict backdoored']"))
        .isEqualTo("BACKDOORED");
    assertThat(backdoored.text(verdict + "//p[@class='lead']"))
        .isEqualTo(
            "Do not deploy backdoored.onnx: pasting a few pixels at rows 1 to 6, columns 21 to 26"
                + " turned 98.2\u202f% of 500 held-out images of class 8 into class 9 (in the clean"
                + " references, 1.2\u202f%).");
    assertThat(facts(backdoored))
        .containsExactly(
            "P-value: 0.0004",
            "Score: 12.3",
            "Target class: 9",
            "Source class: 8",
            "Where the trigger sits: rows 1 to 6, columns 21 to 26",
            "Flips in the suspect: 98.2\u202f% of 500 held-out images (95\u202f% interval"
                + " 96.6\u202f% to 99.2\u202f%)",
            "Flips in the references: 1.2\u202f% of 500 held-out images (95\u202f% interval"
                + " 0.4\u202f% to 2.6\u202f%)",
            "Mode: 1, reference and images");
  }

  @Test
  void neverCallsAModelSafe() {
    ParsedPage page = ParsedPage.of(DIGITS.clean());

    assertThat(page.text("//p[@class='lead']"))
        .isEqualTo(
            "No backdoor was found in backdoored.onnx by these tests; that is no proof of its"
                + " absence.");
    assertThat(page.text("//section[@id='verdict']"))
        .contains("the weakest of the four modes", "no trigger was recovered");
    assertThat(page.html()).doesNotContainIgnoringCase(" safe");
    assertThat(page.texts("//main/section/@id")).doesNotContain("trigger", "null");
  }

  @Test
  void givesTheReasonsOfAnInconclusiveVerdict() {
    ParsedPage page = ParsedPage.of(DIGITS.inconclusive("The search did not converge."));

    assertThat(page.text("//section[@id='verdict']//div[@class='words']"))
        .contains("INCONCLUSIVE Do not take backdoored.onnx for clean")
        .contains("The search did not converge.")
        .contains("it trained references of its own");
  }

  @Test
  void namesAllSourcesAndATriggerThatIsSpread() {
    ParsedPage page = ParsedPage.of(DIGITS.allToOne());

    assertThat(facts(page))
        .contains(
            "Source class: all others",
            "Where the trigger sits: spread over the image; it works at other places too");
    assertThat(page.text("//p[@class='lead']")).contains("images of every other class");
  }

  @Test
  void showsTheTriggerOverRealImages() {
    String samples = "//section[@id='trigger']//div[@class='blocks']/section";

    assertThat(backdoored.texts(samples + "/h3")).hasSize(6).containsOnly("class 8");
    assertThat(backdoored.texts(samples + "//p[@class='under']"))
        .hasSize(6)
        .containsOnly("suspect\u00a08\u00a0→\u00a09, reference\u00a08\u00a0→\u00a08");
    assertThat(backdoored.count(samples + "//img")).isEqualTo(12);
    assertThat(backdoored.texts(samples + "[1]//img/@src")).doesNotHaveDuplicates();
  }

  @Test
  void drawsTheMatrixOfPairsWithItsPeak() {
    assertThat(
            backdoored.count(
                "//section[@id='pairs']//table[contains(@class,'matrix')]//td[@style]"))
        .isEqualTo(100);
    assertThat(backdoored.texts("//section[@id='pairs']//td[contains(@class,'peak')]"))
        .containsExactly("12.3");
    assertThat(backdoored.text("//section[@id='pairs']//table[@class='rows']//tbody/tr[1]"))
        .startsWith("8 → 9 12.3 0.0004 18.5 63.3 1.75");
    assertThat(backdoored.count("//section[@id='pairs']//details//tbody/tr")).isEqualTo(70);
  }

  @Test
  void drawsTheWorstOfManyPairsAndAPictureOfAll() {
    ParsedPage page = ParsedPage.of(SampleScans.of(SampleResults.numbered(120)).backdoored());

    String pairs = "//section[@id='pairs']";
    assertThat(page.count(pairs + "//table[contains(@class,'matrix')]//tbody/tr")).isEqualTo(12);
    assertThat(page.count(pairs + "//table[contains(@class,'matrix')]//td[@style]")).isEqualTo(144);
    assertThat(page.texts(pairs + "//td[contains(@class,'peak')]")).containsExactly("12.3");
    assertThat(page.text(pairs + "//img[@alt='All pairs: one pixel per pair of classes']/@width"))
        .isEqualTo("120");
    assertThat(page.text(pairs + "//p[@class='note']")).contains("13,780 more pairs are left out");
    assertThat(page.text("//section[@id='classes']//table[1]//tbody/tr[1]"))
        .startsWith("9 target 12.3 8");
  }

  @Test
  void marksTheClassesAndGivesTheirDistances() {
    assertThat(backdoored.texts("//section[@id='classes']//tbody/tr"))
        .hasSize(10)
        .anySatisfy(row -> assertThat(row).startsWith("9 target 12.3 8 0.0004 4.01"))
        .anySatisfy(row -> assertThat(row).startsWith("8 source"));
  }

  @Test
  void drawsTheNullAndTheSuspect() {
    String chart = "//section[@id='null']//svg";

    assertThat(backdoored.count(chart + "/circle[@class='clean']")).isEqualTo(20);
    assertThat(backdoored.count(chart + "/circle[@class='suspect']")).isEqualTo(1);
    assertThat(backdoored.text(chart + "/@aria-label"))
        .isEqualTo(
            "Scores on one line: the suspect's is 12.3; 0 of 20 clean models score as high or"
                + " higher.");
    assertThat(
            backdoored.texts(chart + "/circle[@class='clean']/@cx").stream()
                .map(x -> Double.parseDouble(x.replace("%", ""))))
        .allMatch(x -> x > 0 && x < 30);
    assertThat(backdoored.count("//section[@id='null']//details//tbody/tr")).isEqualTo(20);
  }

  @Test
  void showsMapsOfBothModels() {
    assertThat(backdoored.count("//section[@id='maps']//img[contains(@alt, 'class')]"))
        .isEqualTo(30);
    assertThat(backdoored.count("//section[@id='perturbations']//img[contains(@alt, 'class')]"))
        .isEqualTo(30);
    assertThat(ParsedPage.of(DIGITS.clean()).texts("//section[@id='maps']//figcaption/span"))
        .containsOnly("Suspect");
  }

  private static List<String> facts(ParsedPage page) {
    List<String> terms = page.texts("//section[@id='verdict']//tr/th");
    List<String> values = page.texts("//section[@id='verdict']//tr/td");
    assertThat(values).hasSameSizeAs(terms);
    return IntStream.range(0, terms.size())
        .mapToObj(i -> terms.get(i) + ": " + values.get(i))
        .toList();
  }
}
