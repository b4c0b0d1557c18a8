package io.trojanscope.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.sidecar.RegistrySettings.RegistryFile;
import io.trojanscope.sidecar.RegistrySettings.Stated;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.spec.PixelRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrySettingsTest {
  /** As MLflow 2 writes it. */
  private static final String MLMODEL =
      """
      flavors:
        onnx:
          data: model.onnx
          onnx_version: 1.16.0
        python_function:
          loader_module: mlflow.onnx
      metadata:
        class_names: [cat, dog]
      signature:
        inputs: '[{"name": "x", "type": "tensor", "tensor-spec": {"dtype": "float32", "shape":
          [-1, 3, 32, 48]}}]'
        outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 2]}}]'
      """;

  private static final String CONFIG =
      """
      {
        "architectures": ["ResNetForImageClassification"],
        "id2label": {"1": "dog", "0": "tench, Tinca tinca", "2": "cat"},
        "num_channels": 3,
        "image_size": 64
      }
      """;

  private static final String PREPROCESSOR =
      """
      {
        "do_normalize": true,
        "do_rescale": true,
        "do_resize": true,
        "image_mean": [0.485, 0.456, 0.406],
        "image_std": [0.229, 0.224, 0.225],
        "rescale_factor": 0.00392156862745098,
        "size": {"height": 224, "width": 192}
      }
      """;

  @TempDir Path folder;

  private ModelSettings settings(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
    return RegistrySettings.read(folder.resolve("model.onnx")).stream()
        .map(Stated::settings)
        .reduce(ModelSettings::or)
        .orElse(ModelSettings.NONE);
  }

  @Test
  void mlflowStatesShapeAndClassNames() throws IOException {
    ModelSettings settings = settings("MLmodel", MLMODEL);

    assertThat(settings.inputShape()).contains(new ImageShape(3, 32, 48));
    assertThat(settings.classNames()).contains(List.of("cat", "dog"));
    assertThat(
            settings("MLmodel", MLMODEL.replace("[-1, 3, 32, 48]", "[-1, 32, 48, 1]")).inputShape())
        .contains(new ImageShape(1, 32, 48));
    assertThat(settings("MLmodel", MLMODEL.replace("32, 48", "-1, -1")).inputShape()).isEmpty();
  }

  @Test
  void huggingFaceStatesNamesInTheOrderOfTheClasses() throws IOException {
    ModelSettings settings = settings("config.json", CONFIG);

    assertThat(settings.classNames()).contains(List.of("tench, Tinca tinca", "dog", "cat"));
    assertThat(settings.inputShape()).contains(new ImageShape(3, 64, 64));
    assertThat(settings("config.json", CONFIG.replace("\"2\"", "\"7\"")).classNames()).isEmpty();
    assertThat(settings("config.json", "{\"theme\": \"dark\"}")).isEqualTo(ModelSettings.NONE);
    assertThat(settings("config.json", "not JSON: [")).isEqualTo(ModelSettings.NONE);
  }

  @Test
  void huggingFaceStatesHowPixelsAreScaled() throws IOException {
    ModelSettings settings = settings("preprocessor_config.json", PREPROCESSOR);

    assertThat(settings.pixelRange()).contains(PixelRange.UNIT);
    assertThat(settings.mean()).contains(List.of(0.485f, 0.456f, 0.406f));
    assertThat(settings.standardDeviation()).contains(List.of(0.229f, 0.224f, 0.225f));
    assertThat(settings.inputShape()).contains(new ImageShape(3, 224, 192));
    String raw = PREPROCESSOR.replace("\"do_rescale\": true", "\"do_rescale\": false");
    assertThat(settings("preprocessor_config.json", raw).pixelRange())
        .contains(new PixelRange(0, 255));
    String plain = PREPROCESSOR.replace("\"do_normalize\": true", "\"do_normalize\": false");
    assertThat(settings("preprocessor_config.json", plain).mean()).isEmpty();
    String cropped =
        PREPROCESSOR
            .replace("{\"height\": 224, \"width\": 192}", "{\"shortest_edge\": 256}")
            .replace("\"do_resize\": true", "\"do_center_crop\": true, \"crop_size\": 224");
    assertThat(settings("preprocessor_config.json", cropped).inputShape())
        .contains(new ImageShape(3, 224, 224));
  }

  @Test
  void eachSettingKnowsItsFile() throws IOException {
    Files.writeString(folder.resolve("config.json"), CONFIG);
    Files.writeString(folder.resolve("preprocessor_config.json"), PREPROCESSOR);

    assertThat(RegistrySettings.read(folder.resolve("model.onnx")))
        .extracting(Stated::file)
        .containsExactly(RegistryFile.PREPROCESSOR, RegistryFile.CONFIG);
    assertThat(RegistrySettings.possible(folder.resolve("onnx/model.onnx")))
        .contains(folder.resolve("onnx/config.json"), folder.resolve("config.json"));
    assertThat(RegistrySettings.possible(folder.resolve("model.onnx")))
        .containsExactly(
            folder.resolve("MLmodel"),
            folder.resolve("preprocessor_config.json"),
            folder.resolve("config.json"));
  }

  @Test
  void aDamagedFileIsAnError() throws IOException {
    Files.writeString(folder.resolve("MLmodel"), "- a list");

    assertThatThrownBy(() -> RegistrySettings.read(folder.resolve("model.onnx")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("MLmodel: expected fields");
  }
}
