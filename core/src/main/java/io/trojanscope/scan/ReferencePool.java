package io.trojanscope.scan;

import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.loader.ModelLoader;
import io.trojanscope.model.loader.ModelRequest;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Trained references, opened once for all scans that use them at the same time or soon after. Safe
 * for several threads.
 */
public final class ReferencePool implements AutoCloseable {
  private final ModelLoader loader;
  private final int mostIdle;

  /** The least recently used come first. */
  private final Map<Path, Entry> entries = new LinkedHashMap<>();

  private static final class Entry {
    final LoadedModel model;
    int users;

    Entry(LoadedModel model) {
      this.model = model;
    }
  }

  /**
   * @param mostIdle how many references stay open while no scan uses them
   */
  public ReferencePool(ModelLoader loader, int mostIdle) {
    this.loader = loader;
    this.mostIdle = mostIdle;
  }

  /** Trains references while no other scan of this pool does, as it may need the same ones. */
  synchronized <T> T train(Supplier<T> training) {
    return training.get();
  }

  /** Opens a reference, or hands out the open one; to be released. */
  synchronized LoadedModel acquire(Path file) {
    Entry entry = entries.remove(file);
    if (entry == null) {
      entry = new Entry(loader.open(file, ModelRequest.PLAIN));
    }
    entry.users++;
    entries.put(file, entry);
    return entry.model;
  }

  /** Ends the use of a reference. */
  synchronized void release(Path file) {
    entries.get(file).users--;
    long idle = entries.values().stream().filter(entry -> entry.users == 0).count();
    Iterator<Entry> oldest = entries.values().iterator();
    while (idle > mostIdle) {
      Entry entry = oldest.next();
      if (entry.users == 0) {
        oldest.remove();
        entry.model.close();
        idle--;
      }
    }
  }

  /** Closes all references. */
  @Override
  public synchronized void close() {
    entries.values().forEach(entry -> entry.model.close());
    entries.clear();
  }
}
