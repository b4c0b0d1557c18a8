package io.trojanscope.vet.archive;

import java.util.List;
import java.util.regex.Pattern;

/** Names that the entries of a TorchScript archive may have below their common folder. */
public final class EntryNames {
  public static final String OBJECT = "data.pkl";
  public static final String CONSTANTS = "constants.pkl";
  static final String VERSION = "version";

  /** What PyTorch Mobile runs instead of the source text. */
  static final String BYTECODE = "bytecode.pkl";

  /** Where PyTorch writes the version if it changed the meaning of an operator. */
  static final String VERSION_IN_DATA = ".data/version";

  static final String BYTE_ORDER = "byteorder";
  public static final String CODE = "code/";
  static final String EXTRA = "extra/";

  private static final Pattern SOURCE = Pattern.compile("code/[A-Za-z0-9_/]+\\.py");
  private static final Pattern WEIGHTS = Pattern.compile("(data|constants)/[A-Za-z0-9_.]+");

  /** Entries that PyTorch writes, but libtorch does not need to load a model. */
  private static final Pattern SURPLUS =
      Pattern.compile(
          "extra/.*|.*\\.debug_pkl|\\.data/.*|\\.format_version|\\.storage_alignment"
              + "|traced_inputs(\\.pkl|/.*)|bytecode(\\.pkl|/.*)|mobile_debug_handles\\.pkl");

  private EntryNames() {}

  static boolean isSource(String path) {
    return SOURCE.matcher(path).matches();
  }

  static boolean isWeights(String path) {
    return WEIGHTS.matcher(path).matches();
  }

  /** Whether PyTorch writes such an entry that the canonical copy can do without. */
  static boolean isSurplus(String path) {
    return SURPLUS.matcher(path).matches();
  }

  /** Whether it is small, and read as a whole while the file is vetted. */
  static boolean isText(String path) {
    return isSource(path)
        || List.of(OBJECT, CONSTANTS, VERSION, VERSION_IN_DATA, BYTE_ORDER).contains(path);
  }

  /** How a name leads out of its archive, or null. */
  static String escape(String name) {
    if (name.isEmpty() || name.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      return "has control characters in its name";
    }
    if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
      return "has an absolute path";
    }
    if (name.contains("\\")) {
      return "has a backslash in its path";
    }
    String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return "has '" + part + "' as a part of its path";
      }
    }
    return null;
  }
}
