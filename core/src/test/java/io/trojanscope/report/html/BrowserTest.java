package io.trojanscope.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trojanscope.detect.TriggerType;
import io.trojanscope.fixtures.HeadlessBrowser;
import io.trojanscope.result.ResultDocument;
import io.trojanscope.result.SampleResults;
import io.trojanscope.result.SampleScans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lays pages out in a headless Chromium and measures them there. */
@Tag("slow")
class BrowserTest {
  private static final List<Integer> WIDTHS = List.of(360, 768, 1600);
  private static final int MANY_IMAGES = 11;
  private static final Pattern MEASURE =
      Pattern.compile("frame=(\\d+) page=(\\d+) images=(\\d+) broken=(\\d+) sections=(\\d+)");

  @TempDir private Path folder;

  @Test
  void mapsAndPlantsFitEveryWidthAndDecodeEveryImage() throws IOException, InterruptedException {
    assertFits(
        List.of(
            SampleResults.digits().perClass(),
            SampleResults.color().perPair(),
            SampleResults.numbered(40).perClass(),
            SampleResults.named(List.of("x".repeat(400), "aeroplane", "frog")).perPair(),
            SampleResults.color().plant()),
        MANY_IMAGES);
  }

  @Test
  void reproductionsFitEveryWidthAndDecodeEveryImage() throws IOException, InterruptedException {
    assertFits(List.of(SampleResults.digits().reproduction()), 6);
  }

  @Test
  void scansFitEveryWidthAndDecodeEveryImage() throws IOException, InterruptedException {
    assertFits(
        List.of(
            SampleScans.of(SampleResults.digits()).backdoored(),
            SampleScans.of(SampleResults.color()).allToOne(),
            SampleScans.of(SampleResults.color()).backdoored(TriggerType.FAINT),
            SampleScans.of(SampleResults.digits()).backdoored(TriggerType.BRIGHTNESS),
            SampleScans.of(SampleResults.numbered(120)).inconclusive("x".repeat(500)),
            SampleScans.of(SampleResults.named(List.of("x".repeat(400), "aeroplane", "frog")))
                .backdoored()),
        MANY_IMAGES);
  }

  private void assertFits(List<ResultDocument> results, int leastImages)
      throws IOException, InterruptedException {
    Optional<HeadlessBrowser> browser = HeadlessBrowser.find(folder);
    assumeTrue(browser.isPresent(), "no Chromium on the PATH: pages are not laid out");
    String wrapper = wrapper(results.stream().map(HtmlReport::render).toList());

    String measured = browser.get().measured(path -> Optional.of(wrapper.getBytes(UTF_8)));

    Matcher match = MEASURE.matcher(measured);
    int frames = 0;
    while (match.find()) {
      frames++;
      assertThat(number(match, 2)).as(match.group()).isLessThanOrEqualTo(number(match, 1));
      assertThat(number(match, 3)).as(match.group()).isGreaterThanOrEqualTo(leastImages);
      assertThat(number(match, 4)).as(match.group()).isZero();
      assertThat(number(match, 5)).as(match.group()).isGreaterThanOrEqualTo(3);
    }
    assertThat(frames).as(measured).isEqualTo(results.size() * WIDTHS.size());
  }

  /** A page that shows each report at each width in a frame, one by one, and posts its measures. */
  private static String wrapper(List<String> pages) {
    StringBuilder wrapper =
        new StringBuilder("<!doctype html><meta charset='utf-8'><body><script>");
    wrapper.append(
        """
        async function measure(width, base64) {
          const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
          const frame = document.createElement('iframe');
          frame.style.cssText = `width:${width}px;height:700px;border:0`;
          frame.srcdoc = new TextDecoder().decode(bytes);
          const loaded = new Promise(resolve => frame.onload = resolve);
          document.body.append(frame);
          await loaded;
          const page = frame.contentDocument;
          const images = [...page.images];
          const decoded = await Promise.allSettled(images.map(image => image.decode()));
          const broken = decoded.filter((d, i) =>
              d.status === 'rejected' || images[i].naturalWidth === 0).length;
          const line = `frame=${width} page=${page.documentElement.scrollWidth}`
              + ` images=${images.length} broken=${broken}`
              + ` sections=${page.querySelectorAll('main > section').length}`;
          frame.remove();
          return line;
        }
        const reports = [];
        """);
    for (String page : pages) {
      String base64 = Base64.getEncoder().encodeToString(page.getBytes(UTF_8));
      wrapper.append("reports.push('" + base64 + "');\n");
    }
    return wrapper
        .append(
            """
            (async () => {
              const lines = [];
              for (const report of reports) {
                for (const width of %s) {
                  lines.push(await measure(width, report));
                }
              }
              await fetch('/measured', {method: 'POST', body: lines.join('\\n')});
            })();
            </script></body>
            """
                .formatted(WIDTHS))
        .toString();
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }
}
