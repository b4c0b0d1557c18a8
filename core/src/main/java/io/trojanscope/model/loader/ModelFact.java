package io.trojanscope.model.loader;

/**
 * Something that has to be known of a model to use it.
 *
 * @param subject what it is about, such as "input"
 * @param value what is assumed
 */
public record ModelFact(String subject, String value, Source source) {
  /** Who says so. */
  public enum Source {
    /** The user, by an option. */
    OPTION("option"),
    /** The YAML file beside the model. */
    SIDECAR("sidecar"),
    /** The model's file itself. */
    FILE("file"),
    /** The images that the model is to be used with. */
    DATA("data"),
    /** Tried out with the model. */
    PROBE("tried out"),
    /** Nobody: the usual. */
    GUESS("guess");

    private final String text;

    Source(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** The value, and who says so. */
  public String valueAndSource() {
    return value + " (" + source + ")";
  }

  @Override
  public String toString() {
    return subject + " " + valueAndSource();
  }
}
