package io.trojanscope.model.loader;

import io.trojanscope.sidecar.RegistrySettings.RegistryFile;

/**
 * A setting that a model is run with, and its source.
 *
 * @param subject what it is about, such as "input"
 * @param value the setting in words
 * @param source where the setting comes from
 */
public record ModelFact(String subject, String value, Source source) {
  /** Sources of a setting. */
  public enum Source {
    /** The user, by an option. */
    OPTION("option"),
    /** The YAML file beside the model. */
    SIDECAR("sidecar"),
    /** A list of class names beside the model, such as labels.txt. */
    NAMES_FILE("list beside it"),
    /** The model's file itself. */
    FILE("file"),
    /** The file {@code MLmodel} of MLflow. */
    MLMODEL("MLmodel"),
    /** The file {@code preprocessor_config.json} of Hugging Face. */
    PREPROCESSOR("preprocessor_config.json"),
    /** The file {@code config.json} of Hugging Face. */
    CONFIG("config.json"),
    /** The images that the model is to be used with. */
    DATA("data"),
    /** Determined by running the model. */
    PROBE("tried out"),
    /** Stated nowhere: the usual value is assumed. */
    GUESS("guess");

    private final String text;

    Source(String text) {
      this.text = text;
    }

    static Source of(RegistryFile file) {
      return switch (file) {
        case MLMODEL -> MLMODEL;
        case PREPROCESSOR -> PREPROCESSOR;
        case CONFIG -> CONFIG;
      };
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** The value with its source in brackets. */
  public String valueAndSource() {
    return value + " (" + source + ")";
  }

  @Override
  public String toString() {
    return subject + " " + valueAndSource();
  }
}
