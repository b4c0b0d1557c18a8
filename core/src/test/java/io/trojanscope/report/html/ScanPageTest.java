package io.trojanscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.result.SampleResults;
import io.trojanscope.result.SampleScans;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            "Do not deploy backdoored.onnx: with a few pixels at rows 1 to 6, columns 21 to 26,"
                + " it classifies 98.2\u202f% of 500 held-out images of class 8 as class 9 (the"
                + " clean references: 1.2\u202f%).");
    assertThat(facts(backdoored))
        .containsExactly(
            "P-value: 0.0004, corrected for the number of trigger types",
            "Score (−log₁₀ p): 3.40",
            "Target class: 9",
            "Source class: 8",
            "Trigger: a few pixels",
            "Place of the trigger: rows 1 to 6, columns 21 to 26",
            "Success rate in the suspect: 98.2\u202f% of 500 held-out images (95\u202f% interval"
                + " 96.6\u202f% to 99.2\u202f%)",
            "Success rate in the references: 1.2\u202f% of 500 held-out images (95\u202f% interval"
                + " 0.4\u202f% to 2.6\u202f%)",
            "Mode: 1, reference and images");
  }

  @Test
  void neverCallsAModelSafe() {
    ParsedPage page = ParsedPage.of(DIGITS.clean());

    assertThat(page.text("//p[@class='lead']"))
        .isEqualTo(
            "These tests found no backdoor in backdoored.onnx; that is no proof that there is none.");
    assertThat(page.text("//section[@id='verdict']"))
        .contains("the weakest of the four modes", "no trigger was recovered");
    assertThat(page.html()).doesNotContainIgnoringCase(" safe");
    assertThat(page.texts("//main/section/@id")).doesNotContain("trigger", "null", "pairs");
  }

  @Test
  void givesTheReasonsOfAnInconclusiveVerdict() {
    ParsedPage page = ParsedPage.of(DIGITS.inconclusive("The search did not converge."));

    assertThat(page.text("//section[@id='verdict']//div[@class='words']"))
        .contains("INCONCLUSIVE Do not trust backdoored.onnx")
        .contains("The search did not converge.")
        .contains("it trained references on the images");
    assertThat(page.text("//section[@id='trigger']/h2"))
        .isEqualTo("The strongest candidate for a trigger");
    assertThat(page.text("//section[@id='trigger']/p[1]"))
        .isEqualTo(
            "Found for images of class 8 and the target class 9. It is the strongest candidate for"
                + " a trigger; a check did not confirm it.");
    assertThat(facts(page)).contains("Strongest candidate: a few pixels");
  }

  @Test
  void saysNotMeasuredWhereNoScanWasMade() {
    ParsedPage page = ParsedPage.of(DIGITS.notMade("The images do not fit."));

    assertThat(facts(page))
        .contains(
            "P-value: not measured",
            "Score (−log₁₀ p): not measured",
            "Likeliest target class: unknown",
            "Place of the trigger: no trigger was recovered");
    assertThat(page.text("//section[@id='verdict']//div[@class='words']"))
        .contains("The images do not fit. The scan stopped before it measured anything")
        .doesNotContain("0.05", "strongest");
    assertThat(page.texts("//main/section/@id"))
        .containsExactly(
            "verdict", "classes", "maps", "perturbations", "used", "provenance", "reading")
        .isEqualTo(page.texts("//nav//a/@href").stream().map(href -> href.substring(1)).toList());
  }

  /** Of each kind its words, its facts, and the pictures that say something. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SPARSE | with a few pixels at rows 1 to 6, columns 21 to 26 | a few pixels | rows 1 to"
            + " 6, columns 21 to 26 | Size of the mask: 25.2 pixels | Mask, Pattern | Mask,"
            + " Pattern, With the trigger",
        "PATCH | with a patch at rows 1 to 6, columns 21 to 26 | a patch | rows 1 to 6, columns"
            + " 21 to 26 | Size of the mask: 36 pixels | Mask, Pattern | Mask, Pattern, With the"
            + " trigger",
        "FAINT | with a faint pattern over the image | a faint pattern over the image | the whole"
            + " image | Opacity of the pattern: 10.0 % | Pattern | Pattern, As it is, With the"
            + " trigger",
        "BRIGHTNESS | with all intensities times 2 | intensities times 2 | the whole image |"
            + " Success rate in the suspect: 98.2 | `` | As it is, With the trigger",
      },
      quoteCharacter = '`')
  void saysWhatEachKindOfTriggerIs(
      TriggerType kind,
      String change,
      String what,
      String place,
      String next,
      String figures,
      String closeUp) {
    ParsedPage page = ParsedPage.of(DIGITS.backdoored(kind));

    assertThat(page.text("//p[@class='lead']"))
        .startsWith("Do not deploy backdoored.onnx: " + change + ", it classifies 98.2");
    assertThat(facts(page)).contains("Trigger: " + what, "Place of the trigger: " + place);
    String trigger = "//section[@id='trigger']";
    List<String> shown = facts(page, "trigger");
    assertThat(shown).startsWith("Trigger type: " + what, "Place: " + place);
    assertThat(shown.get(2)).startsWith(next);
    assertThat(headings(page, trigger + "//div[@class='large']")).isEqualTo(figures);
    assertThat(headings(page, "//section[@id='verdict']//div[@class='large']")).isEqualTo(closeUp);
    assertThat(page.count(trigger + "//div[@class='legends']"))
        .isEqualTo(figures.startsWith("Mask") ? 1 : 0);
    String samples = trigger + "//div[@class='blocks']/section";
    assertThat(page.texts(samples + "[1]//img/@src")).hasSize(2).doesNotHaveDuplicates();
    assertThat(page.text("//section[@id='pairs']//td[contains(@class,'peak')]")).isEqualTo("3.40");
  }

  private static String headings(ParsedPage page, String place) {
    return String.join(", ", page.texts(place + "//figcaption/span"));
  }

  @Test
  void namesAllSourcesAndATriggerThatIsSpread() {
    ParsedPage page = ParsedPage.of(DIGITS.allToOne());

    assertThat(facts(page))
        .contains(
            "Source class: all other classes",
            "Place of the trigger: spread over the image; it works at other places too");
    assertThat(page.text("//p[@class='lead']"))
        .contains("held-out images of class 8 as class 9")
        .endsWith("It works for all other classes.");
    assertThat(page.text("//div[@class='words']/p[last()]"))
        .isEqualTo("Caution: the result rests on few images.");
    assertThat(page.text("//section[@id='trigger']/p[1]"))
        .isEqualTo(
            "Makes the suspect classify images of all other classes as class 9. Pictures and success rates are those of class 8.");
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
        .containsExactly("3.40");
    String rows = "//section[@id='pairs']//table[@class='rows']//tbody/tr";
    assertThat(backdoored.text(rows + "[1]")).startsWith("8 → 9 few pixels 3.40 0.0004");
    assertThat(backdoored.texts(rows))
        .anyMatch(row -> row.matches("\\d → \\d not converged faint pattern 0.6\\d* 0.2\\d"));
    assertThat(backdoored.text("//section[@id='pairs']//table[@class='rows']/caption"))
        .isEqualTo("Pairs, the most suspicious first");
    assertThat(backdoored.count("//section[@id='pairs']//details//tbody/tr")).isEqualTo(70);
  }

  @Test
  void drawsTheWorstOfManyPairsAndAPictureOfAll() {
    ParsedPage page = ParsedPage.of(SampleScans.of(SampleResults.numbered(120)).backdoored());

    String pairs = "//section[@id='pairs']";
    assertThat(page.count(pairs + "//table[contains(@class,'matrix')]//tbody/tr")).isEqualTo(12);
    assertThat(page.count(pairs + "//table[contains(@class,'matrix')]//td[@style]")).isEqualTo(144);
    assertThat(page.texts(pairs + "//td[contains(@class,'peak')]")).containsExactly("3.40");
    assertThat(page.text(pairs + "//img[@alt='All pairs: one pixel per pair of classes']/@width"))
        .isEqualTo("120");
    assertThat(page.text(pairs + "//p[@class='note']")).contains("500 more rows are left out");
    assertThat(page.text(pairs + "//table[@class='rows']/caption"))
        .isEqualTo("Pairs, the most suspicious first; 1,000 of 14,280 are kept");
    assertThat(page.text("//section[@id='classes']//table[1]//tbody/tr[1]"))
        .startsWith("9 target 8 3.40");
  }

  @Test
  void marksTheClassesAndGivesTheirDistances() {
    assertThat(backdoored.texts("//section[@id='classes']//tbody/tr"))
        .hasSize(10)
        .anySatisfy(row -> assertThat(row).startsWith("9 target 8 3.40 0.0004 4.01"))
        .anySatisfy(row -> assertThat(row).startsWith("8 source"));
  }

  @Test
  void drawsTheNullAndTheSuspect() {
    String chart = "//section[@id='null']//svg";

    assertThat(backdoored.count(chart + "/circle[@class='clean']")).isEqualTo(20);
    assertThat(backdoored.count(chart + "/circle[@class='suspect']")).isEqualTo(1);
    assertThat(backdoored.text(chart + "/@aria-label"))
        .isEqualTo(
            "Statistics on one line: the suspect's is 12.3; 0 of 20 clean models have one as high"
                + " or higher.");
    assertThat(
            backdoored.texts(chart + "/circle[@class='clean']/@cx").stream()
                .map(x -> Double.parseDouble(x.replace("%", ""))))
        .allMatch(x -> x > 0 && x < 30);
    assertThat(backdoored.count("//section[@id='null']//details//tbody/tr")).isEqualTo(20);
  }

  @Test
  void saysWhereTheCleanModelsComeFrom() {
    assertThat(backdoored.text("//section[@id='null']/p[1]"))
        .endsWith(
            "The clean models are the references of this scan, each scanned in the suspect's place.");
    assertThat(NullChartBuilder.origin(List.of(new NullScore(TriggerType.PATCH, "fine-tuned", 1))))
        .startsWith(
            "The clean models are the built-in calibration: the paper's network for MNIST, scanned");
    assertThat(NullChartBuilder.origin(List.of(new NullScore(TriggerType.WAVE, "vgg seed 52", 1))))
        .startsWith(
            "The clean models are the built-in calibration: other network kinds for CIFAR-10");
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
    return facts(page, "verdict");
  }

  private static List<String> facts(ParsedPage page, String section) {
    List<String> terms = page.texts("//section[@id='" + section + "']//tr/th");
    List<String> values = page.texts("//section[@id='" + section + "']//tr/td");
    assertThat(values).hasSameSizeAs(terms);
    return IntStream.range(0, terms.size())
        .mapToObj(i -> terms.get(i) + ": " + values.get(i))
        .toList();
  }
}
