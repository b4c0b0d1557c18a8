package io.trojanscope.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.result.ResultDocument;
import io.trojanscope.result.SampleResults;
import io.trojanscope.result.SampleScans;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lays pages out in a headless Chromium and measures them there. */
@Tag("slow")
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
          "--remote-debugging-port=0");
  private static final int MINUTES = 4;
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
    Optional<Path> browser = browser();
    assumeTrue(browser.isPresent(), "no Chromium on the PATH: pages are not laid out");
    String wrapper = wrapper(results.stream().map(HtmlReport::render).toList());

    String measured = measured(browser.get(), wrapper);

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

  /** Serves the page to the browser and waits for what it posts: no clock of the browser's own. */
  private String measured(Path browser, String page) throws IOException, InterruptedException {
    CompletableFuture<String> posted = new CompletableFuture<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, page));
    server.createContext(
        "/measured",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          answer(exchange, "");
          posted.complete(body);
        });
    server.start();
    Process process = start(browser, "http://127.0.0.1:" + server.getAddress().getPort() + "/");
    try {
      CompletableFuture.anyOf(posted, process.onExit()).get(MINUTES, TimeUnit.MINUTES);
      return posted.getNow("Chromium ended before it measured anything");
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("Chromium measured nothing in " + MINUTES + " minutes", e);
    } finally {
      end(process);
      server.stop(0);
    }
  }

  /** Asked first, so that the browser clears up after itself. */
  private static void end(Process process) throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private Process start(Path browser, String address) throws IOException {
    List<String> command = new ArrayList<>(List.of(browser.toString()));
    command.addAll(FLAGS);
    command.add("--user-data-dir=" + folder.resolve("profile"));
    command.add(address);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("TMPDIR", folder.toString());
    return builder.start();
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
