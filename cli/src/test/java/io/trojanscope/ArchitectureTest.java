package io.trojanscope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules of the house that the modules cannot hold by themselves. */
class ArchitectureTest {
  private static final String ROOT = "io.trojanscope";
  private static final String TENSOR_LIBRARY = "ai.djl..";
  private static final String COMMAND = ROOT + ".cli..";

  /** Packages that hold more types than a reader keeps in mind, and why that is right. */
  private static final Map<String, String> LARGE_PACKAGES =
      Map.of(
          ROOT + ".onnx.canonical", "one small class an operator family",
          ROOT + ".torchscript", "one small class an operator family",
          ROOT + ".torchscript.convert", "one small class an operator family",
          ROOT + ".report.html", "one record a part of a page",
          ROOT + ".result", "a sealed interface and its documents share a package",
          ROOT + ".data", "splitting it would make a cycle",
          ROOT + ".lab.reproduce.figure", "one class a figure and a claim of the paper",
          ROOT + ".cli", "one class a command",
          ROOT + ".attack.poison", "one small class a trigger");

  private static final int MOST_TYPES = 30;

  private static final JavaClasses HOUSE = importHouse();

  /** The rules need no more of a library's class than its name, so none is read. */
  private static JavaClasses importHouse() {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(ROOT);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void onlyTheEnginesKnowTheTensorLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".model.djl", ROOT + ".train.djl")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(TENSOR_LIBRARY)
        .check(HOUSE);
  }

  @Test
  void detectorsCannotKnowHowABackdoorWasPlanted() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".biasmap..", ROOT + ".detect..", ROOT + ".lab.baseline..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".attack.poison..", ROOT + ".train..")
        .check(HOUSE);
  }

  @Test
  void reportsAreDrawnWithoutAModel() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".report..", ROOT + ".result..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".model..", ROOT + ".graph..", ROOT + ".torchscript..")
        .check(HOUSE);
  }

  @Test
  void onlyTheCommandPrintsExitsOrReadsArguments() {
    noClasses()
        .that()
        .resideOutsideOfPackage(COMMAND)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(HOUSE);
  }

  @Test
  void theApiNamesOnlyTheApi() {
    Set<String> api = PublicApiTypes.names(HOUSE);

    assertThat(
            HOUSE.stream()
                .filter(type -> api.contains(outermost(type).getName()))
                .filter(ArchitectureTest::isVisible)
                .flatMap(type -> PublicApiTypes.foreign(type.reflect(), api).stream()))
        .isEmpty();
  }

  /** The list of docs/library.md, a line a package. */
  @Test
  void theApiIsListed() throws IOException {
    Map<String, String> listed =
        PublicApiTypes.names(HOUSE).stream()
            .map(HOUSE::get)
            .collect(
                Collectors.groupingBy(
                    JavaClass::getPackageName,
                    TreeMap::new,
                    Collectors.mapping(
                        type -> "`" + type.getSimpleName() + "`", Collectors.joining(", "))));
    List<String> rows =
        listed.entrySet().stream()
            .map(entry -> "| `%s` | %s |".formatted(entry.getKey(), entry.getValue()))
            .toList();
    assertThat(Files.readAllLines(Path.of("../docs/library.md"))).containsSequence(rows);
  }

  @Test
  void noPackageIsInTwoModules() {
    Map<String, Set<String>> modules =
        topLevel().stream()
            .collect(
                Collectors.groupingBy(
                    JavaClass::getPackageName,
                    Collectors.mapping(ArchitectureTest::module, Collectors.toSet())));
    assertThat(modules.values()).hasSizeGreaterThan(20).allMatch(found -> found.size() == 1);
  }

  private static String module(JavaClass type) {
    String place = type.getSource().orElseThrow().getUri().toString();
    return place.substring(0, place.indexOf("/io/trojanscope/"));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  private static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
  }

  @Test
  void noTwoClassesShareASimpleName() {
    Map<String, Set<String>> homes =
        topLevel().stream()
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    Collectors.mapping(JavaClass::getPackageName, Collectors.toSet())));
    homes.values().removeIf(packages -> packages.size() < 2);

    assertThat(homes).isEmpty();
  }

  @Test
  void packagesStaySmall() {
    Map<String, Long> sizes =
        topLevel().stream()
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    sizes.values().removeIf(types -> types <= MOST_TYPES);

    assertThat(sizes.keySet()).isEqualTo(LARGE_PACKAGES.keySet());
  }

  private static List<JavaClass> topLevel() {
    return HOUSE.stream()
        .filter(JavaClass::isTopLevelClass)
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .toList();
  }
}
