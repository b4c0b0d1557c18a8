package io.trojanscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.data.DataSource;
import io.trojanscope.data.ImageSubset;
import io.trojanscope.data.LabeledData;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.model.NetworkFile;
import io.trojanscope.model.djl.GraphClassifier;
import io.trojanscope.model.file.ModelFiles;
import io.trojanscope.progress.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnReferencesTest {
  private static final LabeledData DIGITS = DataSource.digits(1, 1000, 200);

  @TempDir Path folder;

  private List<Path> files(int count) {
    return new OwnReferences(new CacheFolder(folder), 2, ProgressListener.NONE)
        .files(DIGITS.training(), count, 1);
  }

  @Test
  void learnTheClassesAndDiffer() {
    List<Path> files = files(2);
    assertThat(files).hasSize(2).doesNotHaveDuplicates();
    for (Path file : files) {
      NetworkFile network = ModelFiles.open(file);
      try (GraphClassifier classifier = GraphClassifier.of(network.graph(), network.spec())) {
        double accuracy =
            new Evaluation(2, ProgressListener.NONE)
                .confusionMatrix(classifier, DIGITS.test())
                .accuracy();
        assertThat(accuracy).isGreaterThan(0.3);
      }
    }
  }

  @Test
  void areMadeOnceAndAgainIfDamaged() throws IOException {
    Path file = files(1).get(0);
    byte[] made = Files.readAllBytes(file);
    FileTime before = FileTime.fromMillis(1000);
    Files.setLastModifiedTime(file, before);
    assertThat(files(1)).containsExactly(file);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
    Files.writeString(file, "no model");
    assertThat(files(1)).containsExactly(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(made);
  }

  @Test
  void needEnoughImages() {
    assertThat(OwnReferences.canLearnFrom(DIGITS.training())).isTrue();
    assertThat(OwnReferences.canLearnFrom(ImageSubset.first(DIGITS.training(), 999))).isFalse();
  }
}
