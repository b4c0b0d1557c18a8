package io.trojanscope.result.paper;

import java.util.List;

/**
 * Numbers behind a figure, for other programs.
 *
 * @param name of its files
 * @param rows as many values as there are columns; numbers as JSON writes them, empty where there
 *     is none
 */
public record DataTable(String name, List<String> columns, List<List<Object>> rows) {
  public DataTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (List<Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "expected " + columns.size() + " values in a row, found " + row.size());
      }
    }
  }
}
