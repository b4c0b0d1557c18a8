package io.trojanscope.model.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
  @TempDir Path folder;

  /** A distribution names one jar, whose manifest names the others. */
  @Test
  void jarsThatAJarRefersToAreReadable() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "core.jar formats.jar");
    Path program = folder.resolve("program.jar");
    new JarOutputStream(Files.newOutputStream(program), manifest).close();

    assertThat(Sandbox.entries(program + File.pathSeparator + folder))
        .containsExactly(
            program, folder.resolve("core.jar"), folder.resolve("formats.jar"), folder);
  }
}
