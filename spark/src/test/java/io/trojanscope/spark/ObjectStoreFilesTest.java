package io.trojanscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.fleet.ModelFilter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of an object store ({@code s3a:}): found, copied, written and replaced. */
@Tag("slow")
class ObjectStoreFilesTest {
  @TempDir Path folder;

  private static void write(HadoopResults results, String text) {
    results.write(Map.of("models/a.json", out -> out.write(text.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void modelsAreFoundAndResultsReplaced() throws Exception {
    try (ObjectStore store = ObjectStore.start(folder)) {
      Path local = Files.createDirectories(folder.resolve("local/sub"));
      Files.writeString(local.resolve("a.onnx"), "model");
      Files.writeString(local.resolve("notes.txt"), "text");
      store.upload(local.getParent(), "models");
      Configuration configuration = store.configuration();

      HadoopFolder models = HadoopFolder.of(store.uri("models"), configuration);
      assertThat(models.models(new ModelFilter(List.of(), List.of())))
          .containsExactly("sub/a.onnx");
      models.copy("sub/a.onnx", folder.resolve("copy.onnx"));
      assertThat(folder.resolve("copy.onnx")).hasContent("model");

      HadoopFolder place = HadoopFolder.of(store.uri("results"), configuration);
      HadoopResults results = new HadoopResults(place);
      results.requireUsable(false);
      assertThat(results.read("models/a.json")).isEmpty();
      write(results, "first");
      write(results, "second");
      assertThat(results.contains("models/a.json")).isTrue();
      assertThat(results.read("models/a.json")).hasValue("second".getBytes(StandardCharsets.UTF_8));
      assertThat(place.names()).as("no temporary file is left").containsExactly("models");
    }
  }
}
