package io.trojanscope.model.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.fixtures.ArrayImages;
import io.trojanscope.fixtures.OnnxBuilder;
import io.trojanscope.graph.Graph;
import io.trojanscope.graph.HiddenUnit;
import io.trojanscope.graph.HiddenUnits;
import io.trojanscope.graph.ImportedNetwork;
import io.trojanscope.graph.NetworkFile;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.UnitProbe;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.model.djl.InstructionLimit;
import io.trojanscope.model.loader.BlindSpots;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.onnx.OnnxReader;
import io.trojanscope.spec.ImageShape;
import io.trojanscope.spec.ModelSettings;
import io.trojanscope.spec.ModelSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that hide a backdoor from gradients, and honest ones of the same operators. */
class ModelTrustTest {
  private static final ImageShape SHAPE =
      new ImageShape(1, HiddenBackdoor.SIDE, HiddenBackdoor.SIDE);
  private static final LabeledImages IMAGES = quadrants(80);

  @TempDir Path folder;

  /** Makes the logits from the images. */
  interface Body {
    String of(HiddenBackdoor parts, String images);
  }

  record Case(String name, Body body, String obstacle) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> hidden() {
    return Stream.of(
        new Case(
            "Equal",
            (p, x) -> p.gated(x, p.indicator(p.op("Equal", p.pixel(x, 0), p.number(200 / 255.0)))),
            "computes Equal"),
        new Case("Floor", (p, x) -> p.gated(x, p.op("Floor", p.pixel(x, 0))), "computes Floor"),
        new Case(
            "Ceil",
            (p, x) -> p.gated(x, p.op("Ceil", p.op("Sub", p.pixel(x, 0), p.number(0.97)))),
            "computes Ceil"),
        new Case(
            "Round of a sum",
            (p, x) ->
                p.gated(
                    x,
                    p.op(
                        "Round",
                        p.op("Mul", p.op("Mul", p.pixel(x, 0), p.pixel(x, 1)), p.number(0.51)))),
            "computes Round"),
        new Case(
            "Greater",
            (p, x) -> p.gated(x, p.indicator(p.op("Greater", p.pixel(x, 0), p.number(0.97)))),
            "computes Greater"),
        new Case(
            "Where",
            (p, x) ->
                p.gated(
                    x,
                    p.op(
                        "Where",
                        p.op("Less", p.pixel(x, 0), p.number(0.97)),
                        p.number(0),
                        p.number(1))),
            "Where"),
        new Case(
            "Sign",
            (p, x) ->
                p.gated(x, p.op("Relu", p.op("Sign", p.op("Sub", p.pixel(x, 0), p.number(0.97))))),
            "computes Sign"),
        new Case(
            "cast to an integer",
            (p, x) ->
                p.gated(
                    x,
                    p.indicator(
                        p.builder()
                            .node("Cast", List.of(p.pixel(x, 0)), OnnxBuilder.attribute("to", 7)))),
            "computes Cast"),
        new Case(
            "ArgMax",
            (p, x) ->
                p.gated(
                    x,
                    p.indicator(
                        p.builder()
                            .node(
                                "ArgMax",
                                List.of(
                                    p.builder()
                                        .node(
                                            "Concat",
                                            List.of(p.repeated(x, 0.97), p.pixel(x, 0)),
                                            OnnxBuilder.attribute("axis", 1))),
                                OnnxBuilder.attribute("axis", 1)))),
            "computes ArgMax"),
        new Case(
            "a sine that 8-bit images do not see",
            (p, x) ->
                p.honest(
                    p.op(
                        "Add",
                        x,
                        p.op(
                            "Mul",
                            p.op("Sin", p.op("Mul", x, p.number(2 * Math.PI * 255))),
                            p.number(-0.5)))),
            "gradients are wrong"),
        new Case(
            "a steep Relu",
            (p, x) ->
                p.gated(
                    x,
                    p.op(
                        "Relu",
                        p.op("Mul", p.op("Sub", p.pixel(x, 0), p.number(0.99)), p.number(100)))),
            "is off for ordinary images"),
        new Case(
            "Clip",
            (p, x) ->
                p.gated(
                    x,
                    p.op(
                        "Clip",
                        p.op("Mul", p.op("Sub", p.pixel(x, 0), p.number(0.98)), p.number(50)),
                        p.number(0),
                        p.number(1))),
            "is off for ordinary images"),
        new Case(
            "Max with 0",
            (p, x) ->
                p.gated(
                    x,
                    p.op(
                        "Max",
                        p.op("Mul", p.op("Sub", p.pixel(x, 0), p.number(0.98)), p.number(50)),
                        p.number(0))),
            "is off for ordinary images"),
        new Case(
            "Sigmoid",
            (p, x) ->
                p.gated(
                    x,
                    p.op(
                        "Sigmoid",
                        p.op("Mul", p.op("Sub", p.pixel(x, 0), p.number(0.97)), p.number(400)))),
            "is off for ordinary images"),
        new Case(
            "Max after 0",
            (p, x) ->
                p.gated(
                    x,
                    p.op(
                        "Max",
                        p.number(0),
                        p.op("Mul", p.op("Sub", p.pixel(x, 0), p.number(0.98)), p.number(50)))),
            "is off for ordinary images"),
        new Case(
            "HardSigmoid of its own slope",
            (p, x) ->
                p.gated(
                    x,
                    p.builder()
                        .node(
                            "HardSigmoid",
                            List.of(p.pixel(x, 0)),
                            OnnxBuilder.attribute("alpha", 50.0),
                            OnnxBuilder.attribute("beta", -49.0))),
            "is off for ordinary images"),
        new Case(
            "PRelu of several slopes",
            (p, x) -> {
              String two =
                  p.builder()
                      .node(
                          "Concat",
                          List.of(p.pixel(x, 0), p.pixel(x, 1)),
                          OnnxBuilder.attribute("axis", 1));
              String steep = p.op("Mul", p.op("Sub", two, p.number(0.98)), p.number(50));
              String gates = p.op("PRelu", steep, p.builder().floats(new float[] {0, 1}, 2));
              return p.gated(
                  x,
                  p.builder()
                      .node(
                          "Gather",
                          List.of(gates, p.builder().integers(0)),
                          OnnxBuilder.attribute("axis", 1)));
            },
            "is off for ordinary images"),
        new Case(
            "Exp",
            (p, x) ->
                p.gated(
                    x,
                    p.op(
                        "Exp",
                        p.op("Mul", p.op("Sub", p.pixel(x, 0), p.number(1)), p.number(400)))),
            "is off for ordinary images"),
        new Case(
            "white pixels, which no order changes",
            (p, x) -> p.gated(x, p.areWhite(x, 0, 1, 8, 9)),
            "is off for ordinary images"),
        new Case(
            "pixels that no window holds",
            (p, x) -> p.gated(x, p.areWhite(x, 0, 7, 56, 63)),
            "is off for ordinary images"),
        new Case(
            "one class alone",
            (p, x) -> p.gatedForClass(x, 3, p.isExactly(p.pixel(x, 56), 200)),
            "images of class 3 are classified as 1"),
        new Case(
            "a gate behind dead units",
            (p, x) -> {
              float[] none = new float[HiddenBackdoor.SIDE * HiddenBackdoor.SIDE * 200];
              Arrays.fill(none, 1e-3f);
              String dead =
                  p.op(
                      "Relu",
                      p.op(
                          "Sub",
                          p.op(
                              "MatMul",
                              p.op("Flatten", x),
                              p.builder()
                                  .floats(none, HiddenBackdoor.SIDE * HiddenBackdoor.SIDE, 200)),
                          p.number(5)));
              String idle = p.op("MatMul", dead, p.builder().floats(new float[800], 200, 4));
              return p.op("Add", p.gated(x, p.isExactly(p.pixel(x, 0), 200)), idle);
            },
            "is off for ordinary images"),
        new Case(
            "an exact 8-bit value",
            (p, x) -> p.gated(x, p.isExactly(p.pixel(x, 0), 200)),
            "is off for ordinary images"),
        new Case(
            "four exact 8-bit values",
            (p, x) ->
                p.gated(
                    x,
                    p.op(
                        "Relu",
                        p.op(
                            "Sub",
                            p.op(
                                "Add",
                                p.op(
                                    "Add",
                                    p.isExactly(p.pixel(x, 0), 200),
                                    p.isExactly(p.pixel(x, 1), 140)),
                                p.op(
                                    "Add",
                                    p.isExactly(p.pixel(x, 2), 220),
                                    p.isExactly(p.pixel(x, 8), 170))),
                            p.number(3)))),
            "is off for ordinary images"),
        new Case(
            "one filter that a checkerboard wakes",
            (p, x) -> p.gated(x, p.checkerboard(x)),
            "is off for ordinary images"),
        new Case(
            "logits times 1e6", (p, x) -> p.op("Mul", p.honest(x), p.number(1e6)), "saturated"),
        new Case(
            "one-hot outputs",
            (p, x) ->
                p.op("Mul", p.op("Softmax", p.op("Mul", p.honest(x), p.number(1e6))), p.number(2)),
            "rounded"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hidden")
  void aHiddenBackdoorIsAnObstacle(Case hidden) {
    ModelTrust trust = trust(hidden.body());

    assertThat(trust.failures()).isEmpty();
    assertThat(trust.obstacles()).anySatisfy(text -> assertThat(text).contains(hidden.obstacle()));
  }

  static Stream<Case> honest() {
    return Stream.of(
        new Case("plain", HiddenBackdoor::honest, ""),
        new Case(
            "made for 8-bit images",
            (p, x) ->
                p.honest(p.op("Div", p.op("Round", p.op("Mul", x, p.number(255))), p.number(255))),
            ""),
        new Case(
            "Sign of a constant",
            (p, x) -> p.op("Mul", p.honest(x), p.op("Sign", p.number(3))),
            ""),
        new Case(
            "a unit that is off and decides nothing",
            (p, x) ->
                p.op(
                    "Add",
                    p.honest(x),
                    p.op(
                        "Mul",
                        p.op("Relu", p.op("Sub", p.pixel(x, 0), p.number(0.9))),
                        p.number(3))),
            ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("honest")
  void anHonestNetworkHasNoObstacle(Case honest) {
    assertThat(trust(honest.body()).all()).isEmpty();
  }

  /** A search sees through the five nodes, because the gradient of Round is straight-through. */
  @Test
  void aReversedGradientIsStraightened() {
    ModelTrust trust =
        trust(
            (p, x) -> {
              String rounded =
                  p.op("Div", p.op("Round", p.op("Mul", x, p.number(255))), p.number(255));
              return p.honest(p.op("Sub", p.op("Mul", rounded, p.number(2)), x));
            });
    assertThat(trust.all()).isEmpty();
  }

  /** The file's user gets another network where values between steps matter. */
  @Test
  void roundedValuesAreAnObstacle() {
    ModelTrust trust =
        trust(
            (p, x) -> {
              String score = p.op("Mul", p.pixel(x, 0), p.number(0.51));
              String zero =
                  p.builder().initializer(OnnxBuilder.tensor(DataType.INT8).addInt32Data(0));
              String integer = p.op("QuantizeLinear", score, p.number(1), zero);
              return p.gated(x, p.op("DequantizeLinear", integer, p.number(1), zero));
            });

    assertThat(trust.obstacles()).anySatisfy(text -> assertThat(text).contains("it is quantised"));
  }

  @Test
  void theTriggerOfADormantUnitIsDescribed() {
    ModelTrust trust = trust((p, x) -> p.gated(x, p.isExactly(p.pixel(x, 0), 200)));

    assertThat(trust.obstacles())
        .singleElement()
        .asString()
        .containsPattern("channel 0 of 'node Relu_.*' is off for ordinary images")
        .containsPattern("and then 4\\d of 48 images are classified as 1");
  }

  @Test
  void outputsThatDependOnNoImageAreAFailure() {
    ModelTrust trust =
        trust(
            (p, x) ->
                p.op(
                    "Add",
                    p.op("Mul", p.honest(x), p.number(0)),
                    p.builder().floats(new float[] {1, 2, 3, 4}, 4)));
    assertThat(trust.failures()).containsExactly("the outputs are the same for every image");
  }

  @Test
  void aSecondOutputHasToBeChosen() {
    OnnxBuilder builder = new OnnxBuilder(13, 1);
    HiddenBackdoor parts = new HiddenBackdoor(builder);
    String images = builder.images(-1, 1, HiddenBackdoor.SIDE, HiddenBackdoor.SIDE);
    builder.logits(parts.honest(images));
    String other = builder.node("Unsqueeze", List.of(parts.honest(images), builder.integers(1)));
    builder.graph().addOutput(OnnxBuilder.value(other, DataType.FLOAT, -1, 1, 4));

    assertThatThrownBy(() -> OnnxReader.read(builder.write(folder.resolve("m.onnx"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("logits-output");
  }

  private ModelTrust trust(Body body) {
    OnnxBuilder builder = new OnnxBuilder(13, 1);
    String images = builder.images(-1, 1, HiddenBackdoor.SIDE, HiddenBackdoor.SIDE);
    builder.logits(body.of(new HiddenBackdoor(builder), images));
    ImportedNetwork file =
        OnnxReader.read(
            builder.write(folder.resolve("m.onnx")), ModelSettings.NONE, Optional.empty());
    NetworkFile network = file.network();
    try (GraphClassifier classifier = GraphClassifier.of(network.graph(), network.spec())) {
      return ModelTrust.of(loaded(file, classifier), Optional.of(IMAGES));
    }
  }

  private static LoadedModel loaded(ImportedNetwork file, GraphClassifier classifier) {
    NetworkFile network = file.network();
    return new LoadedModel(
        "m.onnx",
        "a".repeat(64),
        1,
        classifier,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        InstructionLimit.ANY_CONVOLUTIONS,
        Optional.empty(),
        BlindSpots.of(file),
        HiddenUnits.of(network.graph()).map(units -> new InProcess(units, network.spec())),
        Optional.empty());
  }

  private record InProcess(HiddenUnits hidden, ModelSpec spec) implements UnitProbe {
    @Override
    public List<HiddenUnit> units() {
      return hidden.units();
    }

    @Override
    public <T> T with(Function<DifferentiableClassifier, T> action) {
      Graph graph = hidden.graph();
      List<String> names = IntStream.range(0, units().size()).mapToObj(Integer::toString).toList();
      ModelSpec ofUnits = new ModelSpec(spec.input(), spec.normalization(), names);
      try (GraphClassifier classifier = GraphClassifier.of(graph, ofUnits)) {
        return action.apply(classifier);
      }
    }
  }

  /** Noise with a bright quadrant: the class. */
  private static LabeledImages quadrants(int count) {
    SplittableRandom random = new SplittableRandom(5);
    int[] labels = IntStream.range(0, count).map(i -> i % HiddenBackdoor.CLASSES).toArray();
    float[][] images = new float[count][SHAPE.size()];
    for (int image = 0; image < count; image++) {
      for (int i = 0; i < SHAPE.size(); i++) {
        boolean bright = HiddenBackdoor.quadrant(i) == labels[image];
        images[image][i] = (bright ? 150 : 10) / 255f + random.nextInt(60) / 255f;
      }
    }
    return new ArrayImages(SHAPE, HiddenBackdoor.CLASSES, labels, images);
  }
}
