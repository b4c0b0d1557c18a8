package io.trojanscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.trojanscope.attack.poison.Triggers;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.error.SuspiciousInputException;
import io.trojanscope.fixtures.Damage;
import io.trojanscope.graph.Attributes;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.graph.Node;
import io.trojanscope.graph.Tensor;
import io.trojanscope.image.file.Picture;
import io.trojanscope.image.file.PictureDecoder;
import io.trojanscope.image.file.PngBytes;
import io.trojanscope.image.file.UnreadablePictureException;
import io.trojanscope.onnx.OnnxReader;
import io.trojanscope.onnx.OnnxWriter;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSpec;
import io.trojanscope.spec.Normalization;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sound files with random damage are read or refused; nothing else happens. Runs longer with {@code
 * -Dtrojanscope.fuzz=ITERATIONS}.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
@Tag("slow")
class ReaderFuzzTest {
  private static final ImageShape SHAPE = new ImageShape(1, 6, 6);
  private static final List<String> FRAGMENTS =
      List.of(
          "\u0000",
          "\u0001",
          "\u007f",
          "\u0080",
          "\u00ff",
          "\u00ff\u00ff\u00ff\u00ff",
          "\u007f\u00ff\u00ff\u00ff",
          "\u00ff\u00ff\u00ff\u007f",
          "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u0001",
          "\u0000\u0000\u0008\u0003",
          "IHDR",
          "IDAT",
          "PLTE",
          "tRNS",
          "VP8 ",
          "VP8L",
          "VP8X",
          "ALPH",
          "ANMF",
          "ICCP",
          "\u00ff\u00d8",
          "\u00ff\u00da",
          "\u00ff\u00c4",
          "\u00ff\u00e2",
          "!\u00f9\u0004",
          ",\u0000\u0000",
          "#",
          ".",
          "\n",
          "Conv",
          "Reshape",
          "Concat",
          "Resize");

  @TempDir Path folder;

  /** Reads a damaged file; true if it was not refused. */
  private interface Reading {
    boolean of(byte[] damaged) throws IOException, UnreadablePictureException;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lossless.webp",
        "lossy.webp",
        "animated.webp",
        "animated.gif",
        "progressive.jpg",
        "cmyk.jpg"
      })
  void damagedPictures(String name) throws IOException {
    try (InputStream in = PngBytes.class.getResourceAsStream(name)) {
      fuzz(name, in.readAllBytes(), 200, ReaderFuzzTest::decode);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "bmp", "gif"})
  void damagedPicturesThatJavaWrote(String format) throws IOException {
    fuzz(format, written(format), 200, ReaderFuzzTest::decode);
  }

  @ParameterizedTest
  @ValueSource(ints = {PngBytes.GREY, PngBytes.RGB})
  void damagedPngFilesWithRightChecksums(int colourType) throws IOException {
    byte[] file = PngBytes.plain(9, 7, colourType, 90);
    fuzz("png " + colourType, file, 300, damaged -> decode(PngBytes.withChecksums(damaged)));
    fuzz("written png", written("png"), 300, damaged -> decode(PngBytes.withChecksums(damaged)));
  }

  @Test
  void damagedBitmapFiles() throws IOException {
    fuzz("text", "#..\n.#.\n##.\n".getBytes(StandardCharsets.US_ASCII), 300, this::readBitmap);
    byte[] png = PngBytes.plain(5, 5, PngBytes.RGB, 90);
    fuzz("png", png, 200, damaged -> readBitmap(PngBytes.withChecksums(damaged)));
  }

  @ParameterizedTest
  @ValueSource(strings = {IdxBytes.TRAINING_IMAGES, IdxBytes.TEST_LABELS})
  void damagedIdxFiles(String name) throws IOException {
    IdxBytes.writeSound(folder);
    byte[] file = Files.readAllBytes(folder.resolve(name));
    fuzz(name, file, 300, damaged -> open(folder.resolve(name), damaged));
    fuzz(name + " packed", IdxBytes.gzip(file), 300, d -> open(folder.resolve(name), d));
  }

  @Test
  void damagedCifarFiles() throws IOException {
    CifarBytes.writeSound(folder);
    for (String name : List.of("data_batch_1.bin", "batches.meta.txt")) {
      byte[] file = Files.readAllBytes(folder.resolve(name));
      fuzz(name, file, 200, damaged -> open(folder.resolve(name), damaged));
      Files.write(folder.resolve(name), file);
    }
  }

  @Test
  void damagedPicturesInFolders() throws IOException {
    for (String name : List.of("0/a.png", "0/b.png", "1/a.png", "1/b.png")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, PngBytes.plain(4, 4, PngBytes.GREY, 7));
    }
    DataRequest request =
        new DataRequest(
            java.util.Optional.of(SHAPE), List.of(), (task, done, total) -> {}, remark -> {});
    fuzz(
        "folder",
        PngBytes.plain(4, 4, PngBytes.GREY, 7),
        100,
        damaged -> {
          Files.write(folder.resolve("0/b.png"), PngBytes.withChecksums(damaged));
          return DataSource.openTest(folder, request).size() > 0;
        });
  }

  @Test
  void damagedOnnxFiles() throws IOException {
    Path file = folder.resolve("model.onnx");
    fuzz(
        "onnx",
        model(),
        1500,
        damaged -> {
          Files.write(file, damaged);
          return OnnxReader.read(file).graph() != null;
        });
  }

  private void fuzz(String name, byte[] sound, int times, Reading reading) throws IOException {
    int read = 0;
    for (int i = 0; i < Damage.iterations(times); i++) {
      SplittableRandom random = new SplittableRandom(name.hashCode() * 1_000_003L + i);
      byte[] damaged = Damage.to(sound, FRAGMENTS, random);
      try {
        read += reading.of(damaged) ? 1 : 0;
      } catch (InvalidInputException | SuspiciousInputException | UnreadablePictureException e) {
        assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
      } catch (IOException | RuntimeException | Error e) {
        fail("iteration " + i + " of " + name, e);
      }
    }
    assertThat(read).as("read").isBetween(name.equals("cmyk.jpg") ? 0 : 1, Integer.MAX_VALUE);
  }

  private static boolean decode(byte[] damaged) throws UnreadablePictureException {
    Picture picture = PictureDecoder.decode(damaged);
    return picture.resized(new ImageShape(3, 8, 8)).length == 192;
  }

  private boolean readBitmap(byte[] damaged) throws IOException {
    Path file = folder.resolve("pattern");
    Files.write(file, damaged);
    return Triggers.parse("patch:" + file + "@0,0") != null;
  }

  private boolean open(Path file, byte[] damaged) throws IOException {
    Files.write(file, damaged);
    return DataSource.open(folder, DataRequest.AS_STORED).training().size() > 0;
  }

  private static byte[] written(String format) throws IOException {
    BufferedImage image = new BufferedImage(17, 11, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 17 * 11; i++) {
      image.setRGB(i % 17, i / 17, i * 0x030507);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private static byte[] model() throws IOException {
    Map<String, Tensor> constants =
        Map.of(
            "w", Tensor.zeros(List.of(2, 1, 3, 3)),
            "s", Tensor.zeros(List.of(2)),
            "f", Tensor.zeros(List.of(3, 8)));
    List<Node> nodes =
        List.of(
            node("Conv", List.of("x", "w"), "a", Map.of("kernel_shape", List.of(3L, 3L))),
            node("BatchNormalization", List.of("a", "s", "s", "s", "s"), "b", Map.of()),
            node("Relu", List.of("b"), "c", Map.of()),
            node(
                "MaxPool",
                List.of("c"),
                "d",
                Map.of("kernel_shape", List.of(2L, 2L), "strides", List.of(2L, 2L))),
            node("Flatten", List.of("d"), "e", Map.of("axis", 1L)),
            node("Gemm", List.of("e", "f"), "y", Map.of("transB", 1L)));
    Graph graph = new Graph("x", SHAPE, "y", nodes, new TreeMap<>(constants));
    ModelSpec spec = new ModelSpec(SHAPE, Normalization.identity(1), List.of("a", "b", "c"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OnnxWriter.write(new NetworkFile(graph, spec, new TreeMap<>()), out);
    return out.toByteArray();
  }

  private static Node node(
      String operator, List<String> inputs, String output, Map<String, ?> attributes) {
    return new Node(output, operator, inputs, List.of(output), new Attributes(attributes));
  }
}
