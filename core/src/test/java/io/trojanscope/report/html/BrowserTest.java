package io.trojanscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trojanscope.detect.TriggerKind;
import io.trojanscope.report.ResultDocument;
import io.trojanscope.report.SampleResults;
import io.trojanscope.report.SampleScans;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lays pages out in a headless Chromium and measures them there. */
class BrowserTest {
  private static final List<Integer> WIDTHS = List.of(360, 768, 1600);
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--virtual-time-budget=100000",
          "--dump-dom");
  private static final int ATTEMPTS = 4;
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
            SampleScans.of(SampleResults.color()).backdoored(TriggerKind.FAINT),
            SampleScans.of(SampleResults.digits()).backdoored(TriggerKind.BRIGHTNESS),
            SampleScans.of(SampleResults.numbered(120)).inconclusive("x".repeat(500)),
            SampleScans.of(SampleResults.named(List.of("x".repeat(400), "aeroplane", "frog")))
                .backdoored()),
        MANY_IMAGES);
  }

  private void assertFits(List<ResultDocument> results, int leastImages)
      throws IOException, InterruptedException {
    Optional<Path> browser = browser();
    assumeTrue(browser.isPresent(), "no Chromium on the PATH: pages are not laid out");
    String wrapper = wrapper(results.stream().map(HtmlReport::render).toList());
    Path file = Files.writeString(folder.resolve("wrapper.html"), wrapper);

    String measured = measured(browser.get(), file, results.size() * WIDTHS.size());

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

  /** A page with a frame per report and width, and a script that measures each when loaded. */
  private static String wrapper(List<String> pages) {
    StringBuilder wrapper =
        new StringBuilder("<!doctype html><meta charset='utf-8'><body><script>");
    wrapper.append(
        """
        function show(width, base64) {
          const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
          const frame = document.createElement('iframe');
          frame.style.cssText = `width:${width}px;height:700px;border:0`;
          frame.srcdoc = new TextDecoder().decode(bytes);
          frame.onload = async () => {
            const page = frame.contentDocument;
            const images = [...page.images];
            const decoded = await Promise.allSettled(images.map(image => image.decode()));
            const broken = decoded.filter((d, i) =>
                d.status === 'rejected' || images[i].naturalWidth === 0).length;
            const line = document.createElement('p');
            line.textContent = `frame=${width} page=${page.documentElement.scrollWidth}`
                + ` images=${images.length} broken=${broken}`
                + ` sections=${page.querySelectorAll('main > section').length}`;
            document.body.append(line);
            frame.remove();
          };
          document.body.append(frame);
        }
        """);
    for (String page : pages) {
      String base64 = Base64.getEncoder().encodeToString(page.getBytes(StandardCharsets.UTF_8));
      WIDTHS.forEach(width -> wrapper.append("show(" + width + ", '" + base64 + "');\n"));
    }
    return wrapper.append("</script></body>").toString();
  }

  /** Chromium's clock may run out before all images are decoded on a busy machine: tried again. */
  private String measured(Path browser, Path page, int frames)
      throws IOException, InterruptedException {
    String measured = run(browser, page);
    for (int i = 1; i < ATTEMPTS && MEASURE.matcher(measured).results().count() < frames; i++) {
      measured = run(browser, page);
    }
    return measured;
  }

  private String run(Path browser, Path page) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(browser.toString()));
    command.addAll(FLAGS);
    command.add("--user-data-dir=" + folder.resolve("profile"));
    command.add(page.toUri().toString());
    Path output = folder.resolve("dom.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    assertThat(ended).as("Chromium ends in time").isTrue();
    return Files.readString(output).replaceFirst("(?s)<script>.*</script>", "");
  }

  private static Optional<Path> browser() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }
}
