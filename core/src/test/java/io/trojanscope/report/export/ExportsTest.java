package io.trojanscope.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.result.summary.Outcome;
import io.trojanscope.result.summary.ScanSummary;
import io.trojanscope.result.summary.Summaries;
import java.io.StringReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JUnit XML, CSV and CycloneDX. */
class ExportsTest {
  private static Element junit(List<ScanSummary> summaries, Set<Outcome> failing) throws Exception {
    String xml = Exported.text(JUnitReport.content(summaries, failing));
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    return document.getDocumentElement();
  }

  private static List<String> attributes(Element element, String... names) {
    return List.of(names).stream().map(element::getAttribute).toList();
  }

  @Test
  void junitHasATestCaseForEachModel() throws Exception {
    Element suite =
        junit(Summaries.ofEachOutcome(), EnumSet.of(Outcome.BACKDOORED, Outcome.FINDING));

    assertThat(attributes(suite, "tests", "failures", "errors", "skipped"))
        .containsExactly("5", "2", "1", "1");
    Element first = (Element) suite.getElementsByTagName("testcase").item(0);
    assertThat(attributes(first, "classname", "name")).containsExactly("a", "bad one.onnx");
    assertThat(first.getElementsByTagName("failure").item(0).getTextContent())
        .contains("rows 1 to 6, columns 21 to 26");
    Element error = (Element) suite.getElementsByTagName("error").item(0);
    assertThat(((Element) error.getParentNode()).getAttribute("name")).isEqualTo("e.onnx");
  }

  @Test
  void junitFailsOnWhatItIsAskedTo() throws Exception {
    assertThat(
            attributes(
                junit(Summaries.ofEachOutcome(), EnumSet.of(Outcome.INCONCLUSIVE)),
                "failures",
                "skipped"))
        .containsExactly("1", "0");
  }

  @Test
  void junitStaysWellFormedWhateverAModelIsCalled() throws Exception {
    Element suite =
        junit(List.of(Summaries.backdoored("<\u0001\ufffe&\"/\ud800.onnx", "]]>")), Set.of());

    assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("name"))
        .isEqualTo("\\ud800.onnx");
  }

  @Test
  void csvHasARowForEachModelAndQuotesWhatItMust() {
    List<String> lines =
        Exported.text(CsvReport.content(Summaries.ofEachOutcome())).lines().toList();

    assertThat(lines).hasSize(6);
    assertThat(lines.get(0)).startsWith("model,outcome,p_value,score,alpha,target,target_name");
    assertThat(lines.get(1))
        .startsWith("a/bad one.onnx,BACKDOORED,0.004,")
        .contains(",0.05,9,9,8,eight,patch,1,7,21,27,0.9666666666666667,30,reference_and_images,")
        .endsWith(",\"a reason, with a comma\"");
    assertThat(lines.get(5)).startsWith("e.onnx,ERROR,,,,").endsWith(",e.onnx: is damaged");
    assertThat(lines)
        .allMatch(line -> line.replaceAll("\"[^\"]*\"", "").split(",", -1).length == 22);
  }

  @Test
  void csvContainsNoFormula() {
    String csv = Exported.text(CsvReport.content(List.of(Summaries.backdoored("@x", "=cmd()"))));

    assertThat(csv).contains("\n'@x,").contains(",'=cmd(),");
  }

  @Test
  void cycloneDxListsModelsAndWhatIsWrongWithThem() {
    JsonNode bom =
        JsonMapper.shared()
            .readTree(Exported.text(CycloneDxReport.content(Summaries.ofEachOutcome())));

    assertThat(bom.path("bomFormat").stringValue()).isEqualTo("CycloneDX");
    assertThat(bom.path("specVersion").stringValue()).isEqualTo("1.6");
    assertThat(bom.path("components").size()).isEqualTo(5);
    JsonNode first = bom.path("components").path(0);
    assertThat(first.path("type").stringValue()).isEqualTo("machine-learning-model");
    assertThat(first.at("/hashes/0/content").stringValue()).isEqualTo(Summaries.SHA);
    assertThat(first.path("properties").toString())
        .contains("{\"name\":\"trojanscope:outcome\",\"value\":\"BACKDOORED\"}")
        .contains("{\"name\":\"trojanscope:source\",\"value\":\"8 (eight)\"}");
    assertThat(bom.at("/components/4").has("hashes")).isFalse();
    assertThat(bom.path("vulnerabilities").size()).isEqualTo(2);
    assertThat(bom.at("/vulnerabilities/0/affects/0/ref")).isEqualTo(first.path("bom-ref"));
    assertThat(bom.at("/vulnerabilities/0/cwes/0").intValue()).isEqualTo(506);
  }
}
