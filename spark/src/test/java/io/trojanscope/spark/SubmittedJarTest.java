package io.trojanscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The jar for {@code spark-submit}, which {@code mvn package} makes. */
@Tag("slow")
class SubmittedJarTest {
  private static final Path JAR = Path.of(System.getProperty("trojanscope.spark.jar"));
  private static final Pattern LIBRARY =
      Pattern.compile("META-INF/maven/(?!io\\.trojanscope/)([^/]+)/([^/]+)/pom\\.xml");
  private static final Pattern TEXT = Pattern.compile("licenses/[a-z0-9]+\\.txt");

  private static String read(ZipFile jar, String name) throws IOException {
    assertThat(jar.getEntry(name)).as(name).isNotNull();
    return new String(
        jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void containsTheLicencesOfAllItsLibraries() throws IOException {
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      String list = read(jar, "META-INF/THIRD-PARTY.txt");
      List<String> libraries =
          jar.stream()
              .map(entry -> LIBRARY.matcher(entry.getName()))
              .filter(Matcher::matches)
              .map(library -> library.group(1) + ":" + library.group(2) + " ")
              .toList();
      assertThat(libraries)
          .hasSizeGreaterThan(20)
          .allSatisfy(name -> assertThat(list).contains(name));
      List<String> texts = TEXT.matcher(list).results().map(text -> text.group()).toList();
      assertThat(texts).contains("licenses/pytorch.txt");
      for (String text : texts) {
        assertThat(read(jar, "META-INF/" + text)).containsIgnoringCase("Copyright");
      }
      assertThat(read(jar, "META-INF/LICENSE")).contains("Apache License", "Version 2.0");
      assertThat(read(jar, "META-INF/NOTICE")).contains("Jackson", "Apache Commons");
      assertThat(read(jar, "META-INF/NOTICE.txt")).contains("Hipparchus", "Apache Commons");
    }
  }
}
