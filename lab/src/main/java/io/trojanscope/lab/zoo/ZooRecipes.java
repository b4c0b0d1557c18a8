package io.trojanscope.lab.zoo;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.files.Sha256;
import io.trojanscope.files.YamlFile;
import io.trojanscope.spec.ImageShape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads recipes of zoos; docs/zoos.md describes the file. */
public final class ZooRecipes {
  /** The recipes that come with the program. */
  public static final List<String> NAMES = List.of("mnist", "fashion-mnist", "cifar10", "gtsrb");

  private ZooRecipes() {}

  /**
   * A recipe.
   *
   * @param nameOrFile one of {@link #NAMES}, or a YAML file
   * @throws InvalidInputException if there is no such recipe, or it has an error
   */
  public static ZooRecipe open(String nameOrFile) {
    if (NAMES.contains(nameOrFile)) {
      return parse(shipped(nameOrFile), nameOrFile + ".yaml");
    }
    Path file = Path.of(nameOrFile);
    if (!Files.exists(file)) {
      throw new InvalidInputException(
          "recipe: expected a YAML file or one of %s, found '%s'"
              .formatted(String.join(", ", NAMES), nameOrFile));
    }
    return recipe(YamlFile.read(file), file.toString(), Sha256.of(file));
  }

  private static String shipped(String name) {
    try (InputStream in = ZooRecipes.class.getResourceAsStream(name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the recipe " + name + " cannot be read", e);
    }
  }

  /**
   * Reads the text of a recipe.
   *
   * @param name its name in errors
   * @throws InvalidInputException if it has an error
   */
  static ZooRecipe parse(String text, String name) {
    return recipe(YamlFile.parse(text, name), name, Sha256.of(text));
  }

  private static ZooRecipe recipe(Map<String, Object> values, String name, String hash) {
    return new RecipeFields(name + ":", values).checked(recipe -> read(recipe, hash));
  }

  private static ZooRecipe read(RecipeFields recipe, String hash) {
    String zoo = recipe.get("zoo", text -> text);
    RecipeFields images = recipe.fields("images");
    ImageShape shape = images.get("shape", ImageShape::parse);
    int classes = images.get("classes", ZooRecipes::classes);
    images.finish();
    PartReader parts = new PartReader(TrainingReader.read(recipe.fields("trainings")), classes);
    ZooRecipe read =
        new ZooRecipe(
            zoo,
            shape,
            classes,
            parts.read(recipe.fields("tuning")),
            parts.read(recipe.fields("evaluation")),
            hash);
    recipe.finish();
    return read;
  }

  private static int classes(String text) {
    int classes = Integer.parseInt(text);
    if (classes < 3) {
      throw new InvalidInputException("expected at least 3 classes, found " + classes);
    }
    return classes;
  }
}
