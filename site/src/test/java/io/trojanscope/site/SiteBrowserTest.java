package io.trojanscope.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trojanscope.fixtures.HeadlessBrowser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens all pages of this repository in a headless Chromium, in two widths. */
@Tag("slow")
class SiteBrowserTest {
  private static final Path ROOT = Path.of("..");

  /** Searches for a common word, for two words, and for what no page contains. */
  private static final String WRAPPER =
      """
      <!doctype html><meta charset="utf-8"><body><script>
      async function open(page, width) {
        const frame = document.createElement('iframe');
        frame.style.cssText = `width:${width}px;height:800px;border:0`;
        frame.src = page;
        const loaded = new Promise(resolve => frame.onload = resolve);
        document.body.append(frame);
        await loaded;
        return frame;
      }
      function found(inside, words) {
        const input = inside.getElementById('query');
        input.value = words;
        input.dispatchEvent(new Event('input'));
        return [...inside.querySelectorAll('#found a')];
      }
      async function measure(page, width) {
        const frame = await open(page, width);
        const inside = frame.contentDocument;
        const over = Math.max(0, inside.documentElement.scrollWidth - width);
        const broken = [...inside.images].filter(image => image.naturalWidth === 0).length;
        const all = found(inside, 'model').length;
        const some = found(inside, 'worker bubblewrap');
        const linked = some.every(link => /worker|bubblewrap/i.test(link.textContent)
            && new URL(link.href).pathname.endsWith('.html'));
        const first = await fetch(some[0].href);
        const none = found(inside, 'xyzzy').length;
        frame.remove();
        return `${page} ${width}: over=${over} broken=${broken} all=${all}`
            + ` some=${some.length} linked=${linked} first=${first.status} none=${none}`;
      }
      (async () => {
        const lines = [];
        for (const page of [%s]) {
          for (const width of [360, 1400]) {
            lines.push(await measure(page, width));
          }
        }
        await fetch('/measured', {method: 'POST', body: lines.join('\\n')});
      })();
      </script></body>
      """;

  @TempDir private Path folder;

  @Test
  void pagesFitEveryWidthAndTheSearchFindsPages() throws IOException, InterruptedException {
    Optional<HeadlessBrowser> browser = HeadlessBrowser.find(folder);
    assumeTrue(browser.isPresent(), "no Chromium on the PATH: pages are not laid out");
    Documentation documentation = Documentation.read(ROOT);
    new Site(documentation, false).write(folder.resolve("site"));
    List<String> pages =
        documentation.pages().stream().map(page -> DocumentLinks.slashes(page.output())).toList();
    String wrapper = WRAPPER.formatted(pages.stream().collect(Collectors.joining("','", "'", "'")));

    String measured =
        browser.get().measured(path -> path.equals("/") ? Optional.of(bytes(wrapper)) : file(path));

    assertThat(measured.lines())
        .hasSize(2 * pages.size())
        .allMatch(
            line ->
                line.matches(
                    ".*: over=0 broken=0 all=20 some=[1-9]\\d? linked=true first=200 none=0"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private Optional<byte[]> file(String path) {
    Path file = folder.resolve("site" + path);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
