package io.trojanscope.model.isolated;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The arguments of bubblewrap: a root file system that holds what a Java machine reads, no more.
 */
final class Sandbox {
  /** File with the seccomp filter, in the folder that the worker is started in. */
  static final String FILTER_FILE = "filter.bpf";

  /** Descriptor that the shell opens the filter at. */
  static final String FILTER_STREAM = "4";

  /** Namespaces, rights, and the end with the parent. */
  static final List<String> SEPARATION =
      List.of(
          "--unshare-all",
          "--die-with-parent",
          "--new-session",
          "--cap-drop",
          "ALL",
          "--uid",
          "65534",
          "--gid",
          "65534",
          "--hostname",
          "worker");

  private static final List<String> LIBRARIES =
      List.of("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/nix/store");

  private static final Path SETTINGS = Path.of("/etc");

  /** Entries by class path: each worker needs them, and reading them opens every jar. */
  private static final Map<String, List<Path>> ENTRIES = new ConcurrentHashMap<>();

  private Sandbox() {}

  /**
   * The arguments, up to the command.
   *
   * @param folder of the worker, empty within
   * @param readable files and folders that the worker reads
   */
  static List<String> arguments(Path folder, List<Path> readable) {
    List<String> arguments = new ArrayList<>(SEPARATION);
    for (String library : LIBRARIES) {
      bind(Path.of(library), arguments);
    }
    Set<Path> others = new LinkedHashSet<>(settings());
    others.addAll(readable);
    others.stream().filter(Files::exists).forEach(path -> bind(path, arguments));
    arguments.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
    arguments.addAll(List.of("--dir", folder.toString(), "--chdir", folder.toString()));
    arguments.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/"));
    if (SystemCallFilter.ofThisMachine().isPresent()) {
      arguments.addAll(List.of("--seccomp", FILTER_STREAM));
    }
    arguments.add("--");
    return arguments;
  }

  /** A link to a folder that is bound stays a link. */
  private static void bind(Path path, List<String> arguments) {
    if (Files.isSymbolicLink(path) && path.getNameCount() == 1) {
      try {
        arguments.addAll(
            List.of("--symlink", Files.readSymbolicLink(path).toString(), path.toString()));
      } catch (IOException e) {
        // Gone since it was looked at; the worker then does not start, and says so.
      }
    } else if (Files.exists(path)) {
      arguments.addAll(List.of("--ro-bind", path.toString(), path.toString()));
    }
  }

  /** Where libraries lie, and the Java machine's own settings where a distribution moves them. */
  private static List<Path> settings() {
    List<Path> settings = new ArrayList<>(List.of(SETTINGS.resolve("ld.so.cache")));
    settings.add(SETTINGS.resolve("alternatives"));
    try (Stream<Path> entries = Files.list(SETTINGS)) {
      entries
          .filter(entry -> entry.getFileName().toString().startsWith("java"))
          .sorted()
          .forEach(settings::add);
    } catch (IOException e) {
      // Without settings of its own there is nothing to bind.
    }
    return settings;
  }

  /** The entries of a class path, and the jars that a jar among them refers to. */
  static List<Path> entries(String classPath) {
    return ENTRIES.computeIfAbsent(classPath, Sandbox::readEntries);
  }

  private static List<Path> readEntries(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .map(Path::of)
        .flatMap(entry -> Stream.concat(Stream.of(entry), referred(entry)))
        .distinct()
        .toList();
  }

  private static Stream<Path> referred(Path entry) {
    if (!Files.isRegularFile(entry)) {
      return Stream.empty();
    }
    try (JarFile jar = new JarFile(entry.toFile())) {
      Manifest manifest = jar.getManifest();
      String others =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return others == null
          ? Stream.empty()
          : Arrays.stream(others.trim().split(" +", -1)).map(entry::resolveSibling);
    } catch (IOException e) {
      // No jar: the Java machine ignores it, too.
      return Stream.empty();
    }
  }
}
