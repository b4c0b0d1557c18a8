package io.trojanscope.result.paper;

import java.util.List;

/**
 * A figure of the paper, made anew.
 *
 * @param id such as {@code fig8}
 * @param title what it shows
 * @param settings what it was made with
 * @param claims what the paper says about it, and whether that was found
 */
public record PaperFigure(
    String id, String title, List<Setting> settings, List<Panel> panels, List<Claim> claims) {
  public PaperFigure {
    settings = List.copyOf(settings);
    panels = List.copyOf(panels);
    claims = List.copyOf(claims);
  }

  /** A named setting. */
  public record Setting(String name, String value) {}
}
