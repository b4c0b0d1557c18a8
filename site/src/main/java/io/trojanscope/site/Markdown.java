package io.trojanscope.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Reads Markdown with tables, as GitHub does. */
final class Markdown {
  static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

  private Markdown() {}

  /**
   * Reads a file.
   *
   * @param root of the repository
   * @param source path of the file below it
   * @throws IllegalArgumentException if the file does not begin with a heading of level 1
   */
  static DocumentPage read(Path root, Path source) throws IOException {
    Node content = PARSER.parse(Files.readString(root.resolve(source)));
    if (!(content.getFirstChild() instanceof Heading title) || title.getLevel() != 1) {
      throw new IllegalArgumentException(source + ": expected a title (# ...) first, found none");
    }
    return new DocumentPage(source, plainText(title), content, anchors(content));
  }

  private static Map<Heading, String> anchors(Node content) {
    IdGenerator ids = IdGenerator.builder().build();
    Map<Heading, String> anchors = new LinkedHashMap<>();
    find(content, Heading.class)
        .forEach(heading -> anchors.put(heading, ids.generateId(plainText(heading))));
    return anchors;
  }

  /** The words of a part, without marks. */
  static String plainText(Node part) {
    StringBuilder words = new StringBuilder();
    Stream.concat(Stream.of(part), find(part, Node.class).stream())
        .map(Markdown::ownWords)
        .forEach(words::append);
    return words.toString().strip().replaceAll("\\s+", " ");
  }

  private static String ownWords(Node node) {
    if (node instanceof Text text) {
      return text.getLiteral();
    }
    if (node instanceof Code code) {
      return code.getLiteral();
    }
    if (node instanceof HtmlInline html) {
      return html.getLiteral();
    }
    if (node instanceof FencedCodeBlock code) {
      return " " + code.getLiteral() + " ";
    }
    boolean separates =
        node instanceof Block || node instanceof TableCell || node instanceof SoftLineBreak;
    return separates ? " " : "";
  }

  /** All parts of a kind within a part, in the order of the text. */
  static <T extends Node> List<T> find(Node content, Class<T> kind) {
    List<T> found = new ArrayList<>();
    content.accept(
        new AbstractVisitor() {
          @Override
          protected void visitChildren(Node parent) {
            for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
              if (kind.isInstance(child)) {
                found.add(kind.cast(child));
              }
              child.accept(this);
            }
          }
        });
    return found;
  }
}
