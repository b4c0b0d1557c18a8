package io.trojanscope.site;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/** The content of a page as HTML. HTML in the Markdown shows as text. */
final class PageHtml {
  private static final int LONGEST_OPTION = 30;

  private final DocumentPage page;
  private final DocumentLinks links;

  private PageHtml(DocumentPage page, DocumentLinks links) {
    this.page = page;
    this.links = links;
  }

  static String of(DocumentPage page, DocumentLinks links) {
    PageHtml html = new PageHtml(page, links);
    return HtmlRenderer.builder()
        .extensions(Markdown.EXTENSIONS)
        .escapeHtml(true)
        .attributeProviderFactory(context -> html::setAttributes)
        .nodeRendererFactory(HeadingLinks::new)
        .build()
        .render(page.content());
  }

  private void setAttributes(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof Heading heading) {
      attributes.put("id", page.anchors().get(heading));
    } else if (node instanceof Link link) {
      attributes.put("href", links.target(page, link.getDestination()).href());
    } else if (node instanceof Image image) {
      attributes.put("src", links.target(page, image.getDestination()).href());
    } else if (node instanceof Code code && isOption(code.getLiteral())) {
      attributes.put("class", "option"); // no line ends after its hyphens
    } else if (tag.equals("table") || tag.equals("pre")) {
      attributes.put("tabindex", "0"); // a keyboard can scroll it
    }
  }

  private static boolean isOption(String code) {
    return code.startsWith("-") && code.length() <= LONGEST_OPTION;
  }

  /** Headings below the title that link to themselves. */
  private static final class HeadingLinks implements NodeRenderer {
    private final HtmlNodeRendererContext context;

    HeadingLinks(HtmlNodeRendererContext context) {
      this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Heading.class);
    }

    @Override
    public void render(Node node) {
      String tag = "h" + ((Heading) node).getLevel();
      Map<String, String> attributes = context.extendAttributes(node, tag, Map.of());
      context.getWriter().line();
      context.getWriter().tag(tag, attributes);
      if (!tag.equals("h1")) {
        context.getWriter().tag("a", Map.of("href", "#" + attributes.get("id")));
      }
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        context.render(child);
      }
      if (!tag.equals("h1")) {
        context.getWriter().tag("/a");
      }
      context.getWriter().tag("/" + tag);
      context.getWriter().line();
    }
  }
}
