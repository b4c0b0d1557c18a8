package io.trojanscope.model.djl;

import io.trojanscope.model.LogitLoss;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.LogitsOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files that foreign_modules.py wrote, and its inputs. */
public final class ForeignModules {
  /** Shape of one image. */
  public static final ImageShape SHAPE = new ImageShape(3, 12, 10);

  private ForeignModules() {}

  /** One of the files, run in this process. */
  public static ModuleNetwork open(
      String name, LogitsOutput output, ImageShape shape, int classes) {
    ModuleDescription description = new ModuleDescription(name, false, output, shape, classes);
    try (InputStream archive = Files.newInputStream(file(name))) {
      return ModuleNetwork.open(description, archive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of the files. */
  public static Path file(String name) {
    try {
      return Path.of(ForeignModules.class.getResource("foreign_" + name + ".pt").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The first of the script's images. */
  public static float[] images(int count) {
    float[] values = new float[count * SHAPE.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.5 + 0.5 * Math.pow(Math.sin(1.3 * i), 3));
    }
    return values;
  }

  /** The script's loss over four images. */
  public static LogitLoss loss() {
    float[] weights = new float[20];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.cos(i);
    }
    return new LogitLoss(5, new float[] {1, -1, 0, 0.5f}, weights);
  }

  static JsonNode expected(String name) {
    try (InputStream in = ForeignModules.class.getResourceAsStream("foreign_modules.json")) {
      return JsonMapper.shared().readTree(in).get(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
