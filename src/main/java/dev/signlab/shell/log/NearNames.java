package dev.signlab.shell.log;

import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.monitor.EntrySummary;
import dev.signlab.engine.monitor.LogMonitor;
import dev.signlab.engine.monitor.SignedTree;
import dev.signlab.shell.run.Spelling;
import java.util.List;

/** Names in the newest entries of a log that have nearly the letters of one that is in none. */
final class NearNames {

  private static final long MOST_READ = 200;

  private NearNames() {}

  static List<String> in(LogMonitor monitor, SignedTree tree, String typed) {
    if (!typed.contains("@") && !typed.contains("://")) {
      return List.of();
    }
    return Spelling.nearest(typed, names(monitor, tree)).stream()
        .filter(name -> !name.equalsIgnoreCase(typed))
        .limit(1)
        .toList();
  }

  private static List<String> names(LogMonitor monitor, SignedTree tree) {
    try {
      return monitor.read(Math.max(0, tree.size() - MOST_READ), tree).stream()
          .flatMap(seen -> EntrySummary.of(seen.answered().entry()).names().stream())
          .distinct()
          .toList();
    } catch (LabException e) {
      // That nothing was found has been said; why the rest cannot be read is for log watch.
      return List.of();
    }
  }
}
