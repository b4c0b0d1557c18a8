package io.trojanscope.report.export;

import io.trojanscope.files.OutputFiles;
import io.trojanscope.report.SummaryText;
import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.text.DisplayText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Summaries as the XML that JUnit reports have: a test case for each model. It holds no times, so
 * that the same results give the same bytes.
 */
public final class JUnitReport {
  private final Set<Outcome> failing;
  private final XMLStreamWriter xml;

  private JUnitReport(Set<Outcome> failing, XMLStreamWriter xml) {
    this.failing = failing;
    this.xml = xml;
  }

  /**
   * The file. A failing outcome is a failure, an error an error, and another inconclusive scan a
   * skipped test.
   *
   * @param failing outcomes that fail a build
   */
  public static OutputFiles.Content content(Iterable<ScanSummary> summaries, Set<Outcome> failing) {
    return out -> {
      try {
        XMLStreamWriter xml =
            XMLOutputFactory.newDefaultFactory()
                .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
        new JUnitReport(failing, xml).write(summaries, out);
      } catch (XMLStreamException e) {
        throw new IOException(e.getMessage(), e);
      }
    };
  }

  /** How a model counts. */
  private enum Status {
    PASSED,
    FAILED,
    SKIPPED,
    ERROR
  }

  private Status status(Outcome outcome) {
    if (outcome == Outcome.ERROR) {
      return Status.ERROR;
    }
    if (failing.contains(outcome)) {
      return Status.FAILED;
    }
    return outcome == Outcome.INCONCLUSIVE ? Status.SKIPPED : Status.PASSED;
  }

  private static String count(Map<Status, Integer> counts, Status status) {
    return Integer.toString(counts.getOrDefault(status, 0));
  }

  private void write(Iterable<ScanSummary> summaries, OutputStream out)
      throws XMLStreamException, IOException {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    int tests = 0;
    for (ScanSummary summary : summaries) {
      counts.merge(status(summary.outcome()), 1, Integer::sum);
      tests++;
    }
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "trojanscope scan");
    xml.writeAttribute("tests", Integer.toString(tests));
    xml.writeAttribute("failures", count(counts, Status.FAILED));
    xml.writeAttribute("errors", count(counts, Status.ERROR));
    xml.writeAttribute("skipped", count(counts, Status.SKIPPED));
    xml.writeAttribute("time", "0");
    for (ScanSummary summary : summaries) {
      write(summary);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeCharacters("\n");
    xml.writeEndDocument();
    xml.flush();
    out.flush();
  }

  private void write(ScanSummary summary) throws XMLStreamException {
    String name = DisplayText.inert(summary.model());
    int slash = name.lastIndexOf('/');
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", slash < 0 ? "models" : name.substring(0, slash));
    xml.writeAttribute("name", name.substring(slash + 1));
    xml.writeAttribute("time", "0");
    String text = SummaryText.of(summary);
    switch (status(summary.outcome())) {
      case FAILED -> writeProblem("failure", summary, text);
      case ERROR -> writeProblem("error", summary, text);
      case SKIPPED -> {
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", text);
      }
      case PASSED -> {
        xml.writeStartElement("system-out");
        xml.writeCharacters(text);
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
  }

  private void writeProblem(String element, ScanSummary summary, String text)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("message", summary.outcome() + ": " + DisplayText.inert(summary.model()));
    xml.writeAttribute("type", summary.outcome().name());
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
