package io.trojanscope;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may use which. */
class ArchitectureTest {
  private static final String ROOT = "io.trojanscope";
  private static final String TENSOR_LIBRARY = "ai.djl..";
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** What every package may use: the JDK, and the errors that a user can cause. */
  private static final List<String> FOUNDATION = List.of("java..", "javax..", ROOT);

  /** What every package above those may use, too. */
  private static final List<String> HELPERS =
      List.of(own("parallel"), own("progress"), own("files"));

  /** One entry per package: what it may use beside itself and the above. */
  private static final List<Layer> LAYERS =
      List.of(
          foundation(""),
          foundation("parallel"),
          foundation("progress"),
          foundation("files"),
          foundation("provenance"),
          layer("stats")
              .libraries("org.apache.commons.statistics..", "org.apache.commons.numbers.."),
          layer("image", "provenance"),
          layer("image.file", "image").libraries("com.twelvemonkeys.imageio.plugins.webp.."),
          layer("data", "image", "image.file", "provenance"),
          layer("model", "model.graph", "image", "provenance"),
          layer("model.graph", "image"),
          layer("model.torchscript", "model.graph"),
          layer("model.sidecar", "model", "image").libraries("org.snakeyaml.engine.."),
          layer(
              "model.file",
              "model",
              "model.onnx",
              "model.sidecar",
              "model.torchscript",
              "provenance"),
          layer("model.vet", "provenance"),
          layer("model.onnx.canonical", "model.graph", "image"),
          layer("model.onnx", "model", "model.graph", "model.onnx.canonical", "image", "provenance")
              .libraries("com.google.protobuf..", "ai.onnx.proto.."),
          layer("model.djl", "model", "model.graph", "model.torchscript", "image", "provenance")
              .libraries(TENSOR_LIBRARY),
          layer(
              "model.isolated", "model", "model.djl", "model.graph", "model.torchscript", "image"),
          layer(
              "model.loader",
              "model",
              "model.djl",
              "model.graph",
              "model.isolated",
              "model.onnx",
              "model.sidecar",
              "model.torchscript",
              "model.vet",
              "image",
              "provenance"),
          layer("attack.evasion", "model", "image"),
          layer("attack.poison", "image", "image.file", "provenance"),
          layer("train", "model", "model.graph", "model.torchscript", "image", "provenance"),
          layer(
                  "train.djl",
                  "train",
                  "model",
                  "model.djl",
                  "model.graph",
                  "model.torchscript",
                  "image",
                  "provenance")
              .libraries(TENSOR_LIBRARY),
          layer("biasmap", "attack.evasion", "model", "stats", "image"),
          layer("detect", "biasmap", "attack.evasion", "model", "stats", "image"),
          layer(
              "detect.baseline", "detect", "biasmap", "attack.evasion", "model", "stats", "image"),
          layer("evaluate", "detect", "model", "attack.poison", "stats", "image"),
          layer("evaluate.detection", "detect", "stats", "image"),
          layer("artefact", "provenance"),
          layer(
                  "report",
                  "report.paper",
                  "biasmap",
                  "detect",
                  "evaluate",
                  "stats",
                  "image",
                  "provenance")
              .libraries("tools.jackson..", "com.fasterxml.jackson.annotation..", "gg.jte.."),
          layer("report.paper", "evaluate").libraries("com.fasterxml.jackson.annotation.."),
          layer("report.picture", "report", "biasmap", "image"),
          layer(
                  "report.html",
                  "report",
                  "report.paper",
                  "report.picture",
                  "biasmap",
                  "detect",
                  "evaluate",
                  "stats",
                  "image",
                  "provenance")
              .libraries("gg.jte.."),
          layer("inspect", "model", "model.loader", "model.onnx", "model.vet", "image")
              .libraries("tools.jackson.."),
          layer(
              "experiment",
              "attack.poison",
              "biasmap",
              "data",
              "detect",
              "evaluate",
              "image",
              "model",
              "model.djl",
              "model.file",
              "model.graph",
              "model.loader",
              "model.torchscript",
              "provenance",
              "report",
              "train",
              "train.djl"),
          layer("reproduce.measure", "report", "report.paper", "image"),
          layer(
              "reproduce.step",
              "artefact",
              "attack.poison",
              "biasmap",
              "data",
              "detect",
              "experiment",
              "image",
              "model",
              "model.djl",
              "model.file",
              "model.torchscript",
              "provenance",
              "report",
              "train"),
          layer(
              "reproduce.figure",
              "reproduce.measure",
              "reproduce.step",
              "attack.poison",
              "biasmap",
              "data",
              "detect",
              "evaluate",
              "image",
              "model",
              "model.graph",
              "provenance",
              "report",
              "report.paper"),
          layer(
              "reproduce",
              "reproduce.figure",
              "reproduce.step",
              "artefact",
              "data",
              "experiment",
              "model.djl",
              "provenance",
              "report",
              "report.html",
              "report.paper"),
          layer(
                  "experiment.zoo",
                  "experiment",
                  "attack.poison",
                  "data",
                  "detect",
                  "detect.baseline",
                  "evaluate",
                  "evaluate.detection",
                  "image",
                  "model",
                  "model.djl",
                  "model.file",
                  "model.graph",
                  "provenance",
                  "train",
                  "train.djl")
              .libraries("tools.jackson..", "com.fasterxml.jackson.annotation.."));

  @ParameterizedTest
  @MethodSource("layers")
  void packageUsesOnlyWhatItMay(Layer layer) {
    layer.rule().check(CORE);
  }

  static Stream<Layer> layers() {
    return LAYERS.stream();
  }

  @Test
  void everyPackageHasItsRule() {
    String[] known = LAYERS.stream().map(layer -> own(layer.name)).toArray(String[]::new);
    classes().should().resideInAnyPackage(known).check(CORE);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void onlyTheEnginesKnowTheTensorLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackages(own("model.djl"), own("train.djl"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(TENSOR_LIBRARY)
        .check(CORE);
  }

  @Test
  void detectorsCannotKnowHowABackdoorWasPlanted() {
    noClasses()
        .that()
        .resideInAnyPackage(own("biasmap") + "..", own("detect") + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(own("attack.poison") + "..", own("train") + "..")
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void reportsAreDrawnWithoutAModel() {
    noClasses()
        .that()
        .resideInAPackage(own("report") + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(own("model") + "..")
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void onlyTheCommandPrintsExitsOrReadsArguments() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CORE);
  }

  private static String own(String name) {
    return name.isEmpty() ? ROOT : ROOT + "." + name;
  }

  private static Layer foundation(String name) {
    return new Layer(name, FOUNDATION);
  }

  private static Layer layer(String name, String... uses) {
    Stream<String> own = Arrays.stream(uses).map(ArchitectureTest::own);
    return foundation(name).and(HELPERS.stream()).and(own);
  }

  private record Layer(String name, List<String> uses) {
    Layer and(Stream<String> more) {
      return new Layer(name, Stream.concat(uses.stream(), more).toList());
    }

    Layer libraries(String... libraries) {
      return and(Stream.of(libraries));
    }

    ArchRule rule() {
      String[] allowed = Stream.concat(uses.stream(), Stream.of(own(name))).toArray(String[]::new);
      return classes()
          .that(resideInAPackage(own(name)))
          .should(onlyDependOnClassesThat(resideInAnyPackage(allowed)))
          .allowEmptyShould(true);
    }

    @Override
    public String toString() {
      return own(name);
    }
  }
}
