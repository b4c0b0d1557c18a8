package io.trojanscope;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.modelfile.ModelFiles;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles and runs the Java blocks of README.md and docs/library.md as another program would: with
 * the library's jars (its class folders where nothing is packaged yet) and without the command.
 */
@Tag("slow")
class LibraryGuideTest {
  private static final ImageShape SHAPE = new ImageShape(1, 8, 8);
  private static final List<String> CLASSES = List.of("0", "1", "2");
  private static final int TIME_LIMIT_SECONDS = 300;

  @TempDir static Path folder;

  @BeforeAll
  static void makeModelsAndImages() throws IOException {
    ModelFiles.save(folder.resolve("clean.onnx"), linear(0));
    ModelFiles.save(folder.resolve("suspect.onnx"), linear(20));
    for (int c = 0; c < CLASSES.size(); c++) {
      Path ofClass = Files.createDirectories(folder.resolve("images").resolve(CLASSES.get(c)));
      for (int i = 0; i < 40; i++) {
        ImageIO.write(picture(c, i), "png", ofClass.resolve(i + ".png").toFile());
      }
    }
  }

  /** Class c looks at the row 2 c + 1; class 0 also at the last pixel. */
  private static NetworkFile linear(float planted) {
    Tensor weights = Tensor.zeros(List.of(CLASSES.size(), SHAPE.size()));
    for (int c = 0; c < CLASSES.size(); c++) {
      for (int column = 0; column < SHAPE.width(); column++) {
        weights.floats()[c * SHAPE.size() + (2 * c + 1) * SHAPE.width() + column] = 1;
      }
    }
    weights.floats()[SHAPE.size() - 1] = planted;
    Graph graph =
        new Graph(
            "images",
            SHAPE,
            "logits",
            List.of(
                new Node(
                    "flatten",
                    "Flatten",
                    List.of("images"),
                    List.of("flat"),
                    new Attributes(Map.of("axis", 1L))),
                new Node(
                    "gemm",
                    "Gemm",
                    List.of("flat", "weight"),
                    List.of("logits"),
                    new Attributes(Map.of("transB", 1L)))),
            new TreeMap<>(Map.of("weight", weights)));
    return new NetworkFile(
        graph, new ModelSpec(SHAPE, Normalization.identity(1), CLASSES), new TreeMap<>());
  }

  private static BufferedImage picture(int label, int number) {
    BufferedImage picture =
        new BufferedImage(SHAPE.width(), SHAPE.height(), BufferedImage.TYPE_BYTE_GRAY);
    for (int column = 0; column < SHAPE.width(); column++) {
      picture.getRaster().setSample(column, 2 * label + 1, 0, 160 + number);
    }
    return picture;
  }

  @Test
  void theProgramsOfTheGuideRun() throws IOException, InterruptedException {
    List<String> blocks =
        Stream.concat(blocks("../README.md").stream(), blocks("../docs/library.md").stream())
            .toList();
    String header = blocks("../docs/library.md", "java imports").get(0);
    assertThat(blocks).hasSizeGreaterThan(6);
    Path program = Files.writeString(folder.resolve("Guide.java"), program(header, blocks));
    StringWriter errors = new StringWriter();
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                errors,
                null,
                null,
                List.of("-cp", libraries(), "-d", folder.toString(), "-proc:none"),
                null,
                ToolProvider.getSystemJavaCompiler()
                    .getStandardFileManager(null, null, null)
                    .getJavaFileObjects(program))
            .call();
    assertThat(compiled).as(errors.toString()).isTrue();

    String output = run();

    assertThat(output)
        .containsPattern("(BACKDOORED|CLEAN|INCONCLUSIVE), p = [0-9.]+")
        .contains(
            "3 maps",
            "missing.onnx: expected a model file, found no such file",
            "tasks: [",
            "at level 0.05")
        .containsPattern("success rate [01]\\.\\d+")
        .contains("usable: true", "end of block " + blocks.size());
    assertThat(folder.resolve("again.html")).hasSameTextualContentAs(folder.resolve("scan.html"));
  }

  private static List<String> blocks(String page) throws IOException {
    return blocks(page, "java");
  }

  private static List<String> blocks(String page, String kind) throws IOException {
    return Pattern.compile("(?ms)^```" + kind + "\\R(.*?)^```$")
        .matcher(Files.readString(Path.of(page)))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  /** Each block is a method, so that their variables do not meet. */
  private static String program(String imports, List<String> blocks) {
    String methods =
        IntStream.range(0, blocks.size())
            .mapToObj(
                i -> "static void block%d() throws Exception {%n%s}%n".formatted(i, blocks.get(i)))
            .collect(Collectors.joining());
    String calls =
        IntStream.range(0, blocks.size())
            .mapToObj(
                i -> "block%d(); System.out.println(\"end of block %d\");%n".formatted(i, i + 1))
            .collect(Collectors.joining());
    return """
    import java.nio.file.Path;
    import java.util.*;
    %s
    public class Guide {
    %s
    public static void main(String[] arguments) throws Exception { %s }
    }
    """
        .formatted(imports, methods, calls);
  }

  /** The class path of the tests without the command, the lab and the tests. */
  private static String libraries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.matches(".*[/\\\\](cli|lab)[/\\\\]target[/\\\\].*"))
        .filter(entry -> !entry.contains("test-classes") && !entry.contains("trojanscope-lab"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String run() throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:ActiveProcessorCount=1", // one worker process for each model
                "-Dai.djl.offline=true",
                "-cp",
                folder + File.pathSeparator + libraries(),
                "Guide")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("TROJANSCOPE_CACHE_DIR", folder.resolve("user-cache").toString());
    Process process = builder.start();
    if (!process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return Files.readString(output);
  }
}
