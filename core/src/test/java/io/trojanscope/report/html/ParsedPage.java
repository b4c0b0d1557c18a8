package io.trojanscope.report.html;

import io.trojanscope.result.ResultDocument;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page read as strictly as XML, once its void elements are closed: every tag must match. */
final class ParsedPage {
  private static final String VOID_ELEMENT = "<(meta|img)((?: [-a-z]+=\"[^\"]*\")*)>";

  private final String html;
  private final Document document;

  private ParsedPage(String html) {
    this.html = html;
    String xml = html.replaceFirst("<!doctype html>", "").replaceAll(VOID_ELEMENT, "<$1$2/>");
    try {
      this.document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(xml)));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError("the page is not well-formed: " + e.getMessage(), e);
    }
  }

  static ParsedPage of(ResultDocument result) {
    return new ParsedPage(HtmlReport.render(result));
  }

  String html() {
    return html;
  }

  /** Text of each node that an XPath finds, white space collapsed. */
  List<String> texts(String path) {
    return nodes(path).stream()
        .map(node -> node.getTextContent().strip().replaceAll("\\s+", " "))
        .toList();
  }

  String text(String path) {
    return String.join(" ", texts(path));
  }

  int count(String path) {
    return nodes(path).size();
  }

  List<Node> nodes(String path) {
    try {
      NodeList found =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate(path, document, XPathConstants.NODESET);
      return IntStream.range(0, found.getLength()).mapToObj(found::item).toList();
    } catch (XPathExpressionException e) {
      throw new AssertionError(e);
    }
  }
}
