package io.trojanscope.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.result.paper.DataTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFilesTest {
  @TempDir private Path folder;

  @Test
  void writesCsvAndJson() {
    DataTable table =
        new DataTable(
            "fig8",
            List.of("name", "value"),
            List.of(List.of("a, \"b\"", 0.5), List.of("c", ""), List.of("d", 7)));

    assertThat(TableFiles.write(folder, table)).containsExactly("fig8.csv", "fig8.json");

    assertThat(folder.resolve("fig8.csv"))
        .hasContent("name,value\r\n\"a, \"\"b\"\"\",0.5\r\nc,\r\nd,7\r\n");
    assertThat(folder.resolve("fig8.json"))
        .hasContent(
            "[\n{\"name\":\"a, \\\"b\\\"\",\"value\":0.5}\n,{\"name\":\"c\"}\n,{\"name\":\"d\",\"value\":7}]\n");
  }
}
