package io.trojanscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.NullScore;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.provenance.Provenance;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.result.ModelIdentity;
import io.trojanscope.result.ModelMaps;
import io.trojanscope.result.ResultDocument;
import io.trojanscope.result.SampleResults;
import io.trojanscope.result.SampleScans;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.ScannedData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class HostileNamesTest {
  private static final String HEBREW = "\u05d0\u05d1\u05d2";
  private static final String TAG = "<img src=x onerror=alert(1)>\u0000";
  private static final List<String> NAMES =
      List.of(
          "<script>alert(1)</script>",
          "\" onload=\"alert(1)",
          "' style='x",
          "</style><script>",
          "\u001b[31mred\u001b[0m",
          "\u202Egpj.exe",
          "broken \ud800",
          "two\nlines\u2028",
          "x".repeat(5000),
          " ",
          "=cmd()",
          "&lt;b&gt;",
          "${7*7}",
          HEBREW,
          "javascript:alert(1)");

  /** Each as the source and as the target of a scan's worst pair, which its sentences name. */
  private static final List<ResultDocument> SCANS =
      Stream.iterate(0, turn -> turn < NAMES.size(), turn -> turn + 1)
          .<ResultDocument>map(turn -> scan(turned(turn)))
          .toList();

  static Stream<Named<List<ParsedPage>>> pages() {
    return Stream.of(
        Named.of("maps", List.of(ParsedPage.of(maps(NAMES)))),
        Named.of("scans", SCANS.stream().map(ParsedPage::of).toList()));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void runsNoScript(List<ParsedPage> pages) {
    for (ParsedPage page : pages) {
      assertThat(page.html()).doesNotContainIgnoringCase("<script");
      assertThat(page.count("//script | //iframe | //object | //embed | //link | //form")).isZero();
      assertThat(page.texts("//@*[starts-with(name(), 'on')]")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void fetchesNothing(List<ParsedPage> pages) {
    for (ParsedPage page : pages) {
      assertThat(page.texts("//@src")).isNotEmpty().allMatch(s -> s.startsWith("data:image/png;"));
      assertThat(page.texts("//@href")).isNotEmpty().allMatch(s -> s.startsWith("#"));
      assertThat(page.text("//meta[@http-equiv='Content-Security-Policy']/@content"))
          .startsWith("default-src 'none';");
      assertThat(page.text("//style")).doesNotContain("url(", "@import");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void showsControlCharactersAsEscapes(List<ParsedPage> pages) {
    for (ParsedPage page : pages) {
      assertThat(page.html().replace("\n", "")).doesNotContainPattern("[\\p{Cntrl}\u202e\u2028]");
      assertThat(page.html().codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
      assertThat(String.join("\n", page.texts("//section//th//bdi | //section//td//bdi")))
          .contains(
              "\\u001b[31mred\\u001b[0m", "\\u202egpj.exe", "two\\nlines\\u2028", "(no name)");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void showsMarkupAsText(List<ParsedPage> pages) {
    for (ParsedPage page : pages) {
      assertThat(String.join("\n", page.texts("//section//th//bdi | //section//td//bdi")))
          .contains("<script>alert(1)</script>", "&lt;b&gt;", "${7*7}", "' style='x");
      assertThat(page.texts("//@style")).allMatch(s -> s.matches("--[knv]:[0-9.]+"));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void cutsLongNames(List<ParsedPage> pages) {
    assertThat(pages).noneMatch(page -> page.html().contains("x".repeat(33)));
  }

  /** Else what is written from right to left reorders the numbers beside it. */
  @ParameterizedTest
  @MethodSource("pages")
  void isolatesRightToLeftText(List<ParsedPage> pages) {
    for (ParsedPage page : pages) {
      assertThat(page.html())
          .contains("\u2068" + HEBREW + "\u2069")
          .doesNotContainPattern("(?<!\u2068)" + HEBREW);
    }
  }

  @Test
  void namesTheWorstPairInItsSentences() {
    ParsedPage page = ParsedPage.of(scan(turned(NAMES.indexOf("</style><script>"))));

    assertThat(page.text("//p[@class='lead']"))
        .contains("Do not deploy <img src=x onerror=alert(1)>\\u0000")
        .contains("of class 8 (</style><script>) as class 9 (\\u001b[31mred\\u001b[0m)");
  }

  /** The names with that of an index where the sample scans have their source. */
  private static List<String> turned(int index) {
    List<String> names = new ArrayList<>(NAMES);
    Collections.rotate(names, SampleResults.SOURCE - index);
    return names;
  }

  private static MapsDocument maps(List<String> names) {
    MapsDocument sample = SampleResults.named(names).perClass();
    return new MapsDocument(
        provenance(),
        sample.shape(),
        names,
        sample.settings(),
        renamed(sample.suspect()),
        Optional.of(sample.reference().orElseThrow()),
        sample.distances(),
        sample.plant());
  }

  private static ScanDocument scan(List<String> names) {
    ScanDocument sample = SampleScans.of(SampleResults.named(names)).backdoored();
    return new ScanDocument(
        provenance(),
        sample.shape(),
        names,
        renamed(sample.result()),
        Optional.of(new ScannedData(TAG, 1)),
        sample.mapSettings(),
        renamed(sample.suspect()),
        sample.references().stream().map(HostileNamesTest::renamed).toList(),
        sample.distances(),
        sample.samples());
  }

  private static ScanFindings renamed(ScanFindings result) {
    return new ScanFindings(
        result.mode(),
        result.config(),
        result.verdict(),
        List.of("<script>\u001b[2J"),
        result.score(),
        result.pValue(),
        result.statistic(),
        result.target(),
        result.source(),
        result.pairs(),
        result.trigger(),
        result.nulls().stream().map(n -> new NullScore(n.type(), TAG, n.score())).toList());
  }

  private static ModelMaps renamed(ModelMaps model) {
    return new ModelMaps(
        new ModelIdentity(TAG, "0".repeat(64)), model.pristine(), model.maps(), model.counts());
  }

  private static Provenance provenance() {
    return new Provenance(
        new TreeMap<>(Map.of("<b>input</b>", "<i>")),
        new TreeMap<>(Map.of("\u001b[2J", "\u0007")),
        new TreeMap<>(Map.of("\"", "'")));
  }
}
