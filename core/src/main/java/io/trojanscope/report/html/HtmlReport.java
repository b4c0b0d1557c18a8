package io.trojanscope.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.trojanscope.files.OutputFiles;
import io.trojanscope.result.MapsDocument;
import io.trojanscope.result.PlantDocument;
import io.trojanscope.result.RepairDocument;
import io.trojanscope.result.ReproductionDocument;
import io.trojanscope.result.ResultDocument;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.ScreeningDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Draws a result as one self-contained HTML file: no scripts, no other files, no network. */
public final class HtmlReport {
  static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          HtmlReport.class.getClassLoader(),
          HtmlReport.class.getPackageName());

  private HtmlReport() {}

  /** The page; the same document gives the same text. */
  public static String render(ResultDocument document) {
    StringOutput page = new StringOutput();
    if (document instanceof MapsDocument maps) {
      TEMPLATES.render("mapsPage.jte", MapsPageBuilder.of(maps), page);
    } else if (document instanceof PlantDocument plant) {
      TEMPLATES.render("plantPage.jte", PlantPageBuilder.of(plant), page);
    } else if (document instanceof RepairDocument repair) {
      TEMPLATES.render("repairPage.jte", RepairPageBuilder.of(repair), page);
    } else if (document instanceof ReproductionDocument reproduction) {
      TEMPLATES.render("paperPage.jte", PaperPageBuilder.of(reproduction), page);
    } else if (document instanceof ScanDocument scan) {
      TEMPLATES.render("scanPage.jte", ScanPageBuilder.of(scan), page);
    } else if (document instanceof ScreeningDocument screening) {
      TEMPLATES.render("screeningPage.jte", ScreeningPageBuilder.of(screening), page);
    }
    return page.toString();
  }

  /**
   * Writes the page.
   *
   * @throws io.trojanscope.error.InvalidInputException if writing fails; an existing file then
   *     stays as it was
   */
  public static void write(Path file, ResultDocument document) {
    OutputFiles.write(file, content(document));
  }

  /** The page as the content of a file. */
  public static OutputFiles.Content content(ResultDocument document) {
    return out -> out.write(render(document).getBytes(StandardCharsets.UTF_8));
  }
}
