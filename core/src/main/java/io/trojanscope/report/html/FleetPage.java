package io.trojanscope.report.html;

import io.trojanscope.files.Sha256;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.text.EnumText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The page that lists scans.
 *
 * @param facts how many models ended in each way
 * @param outcomes that occur, as the filter names them
 * @param rows gone through once
 * @param script that sorts and filters
 * @param scriptHash lets the browser run this script and no other
 */
record FleetPage(
    List<Fact> facts,
    List<String> outcomes,
    Iterable<FleetRow> rows,
    String script,
    String scriptHash) {
  static FleetPage of(Iterable<ScanSummary> summaries) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    summaries.forEach(summary -> counts.merge(summary.outcome(), 1, Integer::sum));
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "models",
            NumberText.count(counts.values().stream().mapToInt(Integer::intValue).sum())));
    counts.forEach((outcome, count) -> facts.add(new Fact(name(outcome), NumberText.count(count))));
    String script = readScript();
    return new FleetPage(
        facts,
        counts.keySet().stream().map(FleetPage::name).toList(),
        () -> rows(summaries.iterator()),
        script,
        "sha256-" + base64Hash(script));
  }

  static String name(Outcome outcome) {
    return EnumText.lower(outcome);
  }

  private static Iterator<FleetRow> rows(Iterator<ScanSummary> summaries) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return summaries.hasNext();
      }

      @Override
      public FleetRow next() {
        return FleetRow.of(summaries.next());
      }
    };
  }

  private static String readScript() {
    try (InputStream in = FleetPage.class.getResourceAsStream("fleet.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String base64Hash(String text) {
    MessageDigest digest = Sha256.newDigest();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest.digest());
  }
}
