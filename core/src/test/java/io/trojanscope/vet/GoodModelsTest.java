package io.trojanscope.vet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import io.trojanscope.fixtures.Damage;
import io.trojanscope.model.djl.MethodCall;
import io.trojanscope.model.djl.TorchEngine;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.torchscript.InferenceModule;
import io.trojanscope.torchscript.MemoryLayout;
import io.trojanscope.torchscript.TorchScriptArchive;
import io.trojanscope.train.Networks;
import io.trojanscope.vet.archive.ArchiveVetter;
import io.trojanscope.vet.archive.FileBytes;
import io.trojanscope.vet.archive.LocalEntry;
import io.trojanscope.vet.code.ForwardSignature;
import io.trojanscope.vet.finding.Findings;
import io.trojanscope.vet.finding.VettingLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files as PyTorch 1.13 and 2.13 write them (make_models.py), and as this project does. */
@Tag("slow")
class GoodModelsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "residual_scripted_1.13",
        "residual_scripted_2.13",
        "residual_traced_1.13",
        "residual_traced_2.13",
        "residual_frozen_1.13",
        "residual_frozen_2.13",
        "squeeze_scripted_1.13",
        "squeeze_scripted_2.13",
        "squeeze_traced_1.13",
        "squeeze_traced_2.13",
        "control_scripted_1.13",
        "control_scripted_2.13"
      })
  void passAndTheirCopiesGivePyTorchsLogits(String name) throws IOException {
    VettedArchive archive = TorchScriptVetter.vet(resource(name + ".pt"));
    assertThat(archive.report().findings()).isEmpty();

    assertThat(logitsOfCopy(archive, example(), new Shape(2, 3, 8, 8)))
        .containsExactly(expectedLogits(name + ".json"), within());
  }

  private static Offset<Float> within() {
    return Offset.offset(1e-5f);
  }

  private static float[] example() {
    float[] values = new float[2 * 3 * 8 * 8];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 101 / 100f;
    }
    return values;
  }

  private float[] logitsOfCopy(VettedArchive archive, float[] input, Shape shape) {
    Path copy = folder.resolve("copy.pt");
    archive.writeCanonical(copy);
    try (PtNDManager manager = TorchEngine.newManager();
        PtSymbolBlock block =
            JniUtils.loadModule(manager, copy, true, new String[0], new String[0], true);
        NDArray images = manager.create(input, shape)) {
      return new MethodCall(block, InferenceModule.FORWARD, manager)
          .apply(images)
          .singletonOrThrow()
          .toFloatArray();
    }
  }

  @ParameterizedTest
  @EnumSource(MemoryLayout.class)
  void ownFilesPassToo(MemoryLayout layout) throws IOException {
    ImageShape shape = new ImageShape(1, 28, 28);
    Path file = folder.resolve("own.pt");
    try (OutputStream out = Files.newOutputStream(file)) {
      TorchScriptArchive.write(
          InferenceModule.of(Networks.paperCnn(shape, 10, 3), layout),
          Map.of("metadata.txt", "seed=3"),
          out);
    }

    VettedArchive archive = TorchScriptVetter.vet(file);

    assertThat(archive.report().findings()).isEmpty();
    assertThat(archive.extraFile("metadata.txt")).hasValue("seed=3");
    assertThat(archive.report().forward())
        .hasValue(new ForwardSignature(List.of("x: Tensor"), "Tensor"));
    assertThat(logitsOfCopy(archive, new float[784], new Shape(1, 1, 28, 28))).hasSize(10);
  }

  @Test
  void areReportedAsPyTorchCountsThem() throws IOException {
    VettingReport report = TorchScriptVetter.vet(resource("residual_scripted_2.13.pt")).report();

    // sum(p.numel() for p in model.parameters()), and the same with buffers() added
    assertThat(report.parameters()).isEqualTo(1277);
    assertThat(report.elements()).isEqualTo(Map.of("float32", 1349L, "int64", 6L));
    assertThat(report.modelClass()).isEqualTo("__torch__.Residual");
    assertThat(report.classes())
        .contains("__torch__.Block", "__torch__.torch.nn.modules.batchnorm.BatchNorm2d");
    assertThat(report.operators()).containsKeys("torch.conv2d", "torch.batch_norm");
    assertThat(TorchScriptVetter.vet(resource("control_scripted_1.13.pt")).report().forward())
        .hasValue(
            new ForwardSignature(List.of("x: Tensor", "extra: Optional[Tensor]=None"), "Tensor"));
  }

  @Test
  void copiesAreTheSameEachTimeAndOfACopyAgain() throws IOException {
    Path first = folder.resolve("first.pt");
    Path second = folder.resolve("second.pt");
    TorchScriptVetter.vet(resource("squeeze_traced_2.13.pt")).writeCanonical(first);
    TorchScriptVetter.vet(first).writeCanonical(second);

    assertThat(second).hasSameBinaryContentAs(first);
    assertThat(TorchScriptVetter.vet(second).report().unpackedBytes()).isPositive();
  }

  @Test
  void weightsOfCopiesAreAligned() throws IOException {
    Path copy = folder.resolve("copy.pt");
    TorchScriptVetter.vet(resource("squeeze_traced_2.13.pt")).writeCanonical(copy);

    try (FileBytes source = new FileBytes(copy)) {
      List<LocalEntry> entries =
          new ArchiveVetter(source, VettingLimits.defaults(), new Findings()).entries();
      assertThat(entries).isNotEmpty().allMatch(entry -> entry.dataOffset() % 64 == 0);
    }
  }

  private Path resource(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = Damage.class.getResourceAsStream("torchscript/" + name)) {
      Files.copy(in, file);
    }
    return file;
  }

  private float[] expectedLogits(String name) throws IOException {
    JsonNode logits = JsonMapper.shared().readTree(resource(name)).get("logits");
    float[] values = new float[logits.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) logits.get(i).asDouble();
    }
    return values;
  }
}
