package dev.signlab.transparency.tile;

import dev.signlab.transparency.store.LogRecord;
import dev.signlab.transparency.store.LogStore;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * The pieces of a log, cut from it when they are asked for. Safe for use by several threads.
 *
 * @param log the log
 */
public record Tiles(LogStore log) {

  /** Returns a piece; nothing where the log has not grown that far. */
  public Optional<byte[]> read(TilePath path) {
    if (!path.isWithin(log.head().size())) {
      return Optional.empty();
    }
    return Optional.of(
        path.level() == TilePath.ENTRIES
            ? entries(path)
            : log.nodes(path.treeLevel(), path.first(), path.width()));
  }

  /** Each entry stands behind its length, a number of two bytes. */
  private byte[] entries(TilePath path) {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    for (LogRecord each : log.records(path.first(), path.width())) {
      bundle.write(each.entry().length >>> 8);
      bundle.write(each.entry().length);
      bundle.writeBytes(each.entry());
    }
    return bundle.toByteArray();
  }
}
