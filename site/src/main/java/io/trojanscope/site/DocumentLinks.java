package io.trojanscope.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Text;

/** The links of all pages. Links to other sites are taken as they are. */
final class DocumentLinks {
  private static final Pattern OTHER_SITE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");

  private final Documentation documentation;

  DocumentLinks(Documentation documentation) {
    this.documentation = documentation;
  }

  /** Where a link of a page leads. */
  LinkTarget target(DocumentPage from, String destination) {
    if (OTHER_SITE.matcher(destination).matches()) {
      return LinkTarget.toPage(destination);
    }
    int hash = destination.indexOf('#');
    String path = hash < 0 ? destination : destination.substring(0, hash);
    String anchor = hash < 0 ? "" : destination.substring(hash + 1);
    Path source = source(from, path);
    Optional<DocumentPage> page = documentation.page(source);
    if (page.isPresent()) {
      return toPage(from, page.get(), anchor);
    }
    return documentation
        .file(source)
        .map(file -> LinkTarget.toFile(href(from, LinkTarget.output(source)), source))
        .orElseGet(() -> LinkTarget.dead(destination, "there is no file " + slashes(source)));
  }

  /** The path, below the root of the repository, that a link of a page names. */
  static Path source(DocumentPage from, String path) {
    return path.isEmpty() ? from.source() : from.source().resolveSibling(path).normalize();
  }

  private static LinkTarget toPage(DocumentPage from, DocumentPage to, String anchor) {
    String page = to.equals(from) && !anchor.isEmpty() ? "" : href(from, to.output());
    if (anchor.isEmpty()) {
      return LinkTarget.toPage(page);
    }
    return to.hasAnchor(anchor)
        ? LinkTarget.toPage(page + "#" + anchor)
        : LinkTarget.dead(page, "there is no heading #" + anchor + " in " + slashes(to.source()));
  }

  private static String href(DocumentPage from, Path output) {
    Path folder = Optional.ofNullable(from.source().getParent()).orElse(Path.of(""));
    return slashes(folder.relativize(output));
  }

  static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  /** Shows the titles of pages where the text of a link is the name of their file. */
  void showTitles() {
    for (DocumentPage page : documentation.pages()) {
      for (Link link : Markdown.find(page.content(), Link.class)) {
        if (link.getFirstChild() instanceof Text text && text.getLiteral().endsWith(".md")) {
          documentation
              .page(source(page, link.getDestination().replaceFirst("#.*", "")))
              .ifPresent(target -> text.setLiteral(target.title()));
        }
      }
    }
  }

  /** All links and pictures of a page, as they are written. */
  static List<String> of(DocumentPage page) {
    return Stream.concat(
            Markdown.find(page.content(), Link.class).stream().map(Link::getDestination),
            Markdown.find(page.content(), Image.class).stream().map(Image::getDestination))
        .toList();
  }

  /** Files that pages link to, by their paths below the root of the repository. */
  List<Path> files() {
    return all((page, link) -> target(page, link).file());
  }

  /** The dead links, a line each. */
  List<String> dead() {
    return all(
        (page, link) ->
            target(page, link)
                .fault()
                .map(fault -> slashes(page.source()) + ": link to " + link + ": " + fault));
  }

  /** What a function finds of the links. */
  private <T> List<T> all(LinkFunction<T> function) {
    List<T> found = new ArrayList<>();
    for (DocumentPage page : documentation.pages()) {
      of(page).forEach(link -> function.apply(page, link).ifPresent(found::add));
    }
    return found.stream().distinct().toList();
  }

  private interface LinkFunction<T> {
    Optional<T> apply(DocumentPage page, String link);
  }
}
