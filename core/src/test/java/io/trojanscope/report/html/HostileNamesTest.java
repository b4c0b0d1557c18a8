package io.trojanscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.provenance.Provenance;
import io.trojanscope.report.MapsDocument;
import io.trojanscope.report.ModelIdentity;
import io.trojanscope.report.ModelMaps;
import io.trojanscope.report.SampleResults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HostileNamesTest {
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
          "javascript:alert(1)");

  private final ParsedPage page = ParsedPage.of(hostile());

  @Test
  void runsNoScript() {
    assertThat(page.html()).doesNotContainIgnoringCase("<script");
    assertThat(page.count("//script | //iframe | //object | //embed | //link | //form")).isZero();
    assertThat(page.texts("//@*[starts-with(name(), 'on')]")).isEmpty();
  }

  @Test
  void fetchesNothing() {
    assertThat(page.texts("//@src")).isNotEmpty().allMatch(s -> s.startsWith("data:image/png;"));
    assertThat(page.texts("//@href")).isNotEmpty().allMatch(s -> s.startsWith("#"));
    assertThat(page.text("//meta[@http-equiv='Content-Security-Policy']/@content"))
        .startsWith("default-src 'none';");
    assertThat(page.text("//style")).doesNotContain("url(", "@import");
  }

  @Test
  void showsControlCharactersAsPictures() {
    assertThat(page.html().replace("\n", "")).doesNotContainPattern("[\\p{Cntrl}\u202e\u2028]");
    assertThat(page.html().codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    assertThat(page.text("//section[@id='distances']//th"))
        .contains("\u241b[31mred", "\ufffdgpj.exe", "two\u240alines", "(no name)");
  }

  @Test
  void showsMarkupAsText() {
    assertThat(page.texts("//section[@id='distances']//th/bdi"))
        .contains("<script>alert(1)</script>", "&lt;b&gt;", "${7*7}", "' style='x");
    assertThat(page.texts("//@style")).allMatch(s -> s.matches("--[knv]:[0-9.]+"));
  }

  @Test
  void cutsLongNames() {
    assertThat(page.html()).doesNotContain("x".repeat(33));
  }

  private static MapsDocument hostile() {
    MapsDocument sample = SampleResults.named(NAMES).perClass();
    ModelIdentity identity =
        new ModelIdentity("<img src=x onerror=alert(1)>\u0000", "0".repeat(64));
    ModelMaps suspect = sample.suspect();
    return new MapsDocument(
        new Provenance(
            new TreeMap<>(Map.of("<b>input</b>", "<i>")),
            new TreeMap<>(Map.of("\u001b[2J", "\u0007")),
            new TreeMap<>(Map.of("\"", "'"))),
        sample.shape(),
        NAMES,
        sample.settings(),
        new ModelMaps(identity, suspect.pristine(), suspect.maps(), suspect.counts()),
        Optional.of(sample.reference().orElseThrow()),
        sample.distances(),
        sample.plant());
  }
}
