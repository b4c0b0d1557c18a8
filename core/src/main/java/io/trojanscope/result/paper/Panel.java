package io.trojanscope.result.paper;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.trojanscope.evaluate.ConfusionMatrix;
import java.util.List;
import java.util.Optional;

/** A part of a figure. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Panel.Maps.class, name = "maps"),
  @JsonSubTypes.Type(value = Panel.Pairs.class, name = "pairs"),
  @JsonSubTypes.Type(value = Panel.Square.class, name = "square"),
  @JsonSubTypes.Type(value = Panel.Sample.class, name = "sample"),
  @JsonSubTypes.Type(value = Panel.Confusion.class, name = "confusion"),
  @JsonSubTypes.Type(value = Panel.Curves.class, name = "curves"),
  @JsonSubTypes.Type(value = Panel.Table.class, name = "table"),
  @JsonSubTypes.Type(value = Panel.Network.class, name = "network")
})
public sealed interface Panel {
  /** Heading of the panel. */
  String title();

  /** Maps, a column per class; rows of intensities share a scale, and so do signed rows. */
  record Maps(String title, List<MapRow> rows) implements Panel {
    public Maps {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row of maps.
   *
   * @param signed whether the values are differences around 0, not intensities
   * @param tiles one per class
   */
  record MapRow(String label, boolean signed, List<Tile> tiles) {
    public MapRow {
      tiles = List.copyOf(tiles);
    }
  }

  /**
   * A map.
   *
   * @param pixels empty if nothing was recorded
   * @param number over the map, such as the share of the attacks that ended there in per cent; or
   *     empty
   */
  public record Tile(Optional<PanelImage> pixels, String number) {
    public static final Tile NONE = new Tile(Optional.empty(), "");
  }

  /**
   * A square of maps by source class (row) and predicted class (column).
   *
   * @param tiles row by row
   */
  record Pairs(String title, List<Tile> tiles) implements Panel {
    public Pairs {
      tiles = List.copyOf(tiles);
    }
  }

  /**
   * Values by pair of classes, a row per source class.
   *
   * @param valuesAre what the values are
   * @param columnsAre what the columns are, the target or the predicted class
   * @param marked the pair that the attack concerns, if one is known
   * @param values row by row; empty where there is none
   */
  record Square(
      String title,
      String valuesAre,
      String columnsAre,
      Optional<Pair> marked,
      List<Optional<Double>> values)
      implements Panel {
    public Square {
      values = List.copyOf(values);
    }
  }

  /** A pair of classes. */
  record Pair(int source, int target) {}

  /** An image and its poisoned twin. */
  record Sample(String title, PanelImage pristine, PanelImage poisoned) implements Panel {}

  /** A confusion matrix. */
  record Confusion(String title, Matrix matrix) implements Panel {
    public Confusion(String title, ConfusionMatrix counts) {
      this(title, new Matrix(counts));
    }
  }

  /** Counts by true class (row) and predicted class (column). */
  record Matrix(ConfusionMatrix counts) {}

  /**
   * Curves over the classes.
   *
   * @param valuesAre what is drawn upwards
   * @param marked classes that the attack concerns
   */
  record Curves(String title, String valuesAre, List<Mark> marked, List<Curve> curves)
      implements Panel {
    public Curves {
      marked = List.copyOf(marked);
      curves = List.copyOf(curves);
    }
  }

  /** A class that is pointed at. */
  record Mark(int classIndex, String label) {}

  /**
   * A curve.
   *
   * @param values one per class; empty where there is none
   * @param emphasised whether it sums up the others
   */
  record Curve(String label, List<Optional<Double>> values, boolean emphasised) {
    public Curve {
      values = List.copyOf(values);
    }
  }

  /** Numbers in rows. */
  record Table(String title, List<String> columns, List<List<String>> rows) implements Panel {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** A network, layer by layer. */
  record Network(String title, List<Layer> layers) implements Panel {
    public Network {
      layers = List.copyOf(layers);
    }
  }

  /**
   * A layer of a network.
   *
   * @param channels of what it gives
   * @param height of what it gives
   * @param width of what it gives
   * @param parameters number of weights and biases
   */
  record Layer(String name, int channels, int height, int width, long parameters) {}
}
