package dev.signlab.environment.compare;

import dev.signlab.environment.snapshot.SavedFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How many entries the logs of the services have, and which of their keys and files are others. */
final class ServiceChanges {

  /** A log keeps for each entry where it ends, as a number of eight bytes. */
  private static final String ENDS = "/log/ends";

  private ServiceChanges() {}

  static List<Change> between(PartFiles then, PartFiles now) {
    if (then.byPath().isEmpty() != now.byPath().isEmpty()) {
      Change.Kind kind = then.byPath().isEmpty() ? Change.Kind.NEW : Change.Kind.GONE;
      return List.of(Change.of(Change.Area.TRUST, kind, "services of sigstore", ""));
    }
    List<Change> changes = new ArrayList<>();
    for (String path : PartFiles.paths(then, now)) {
      change(path, then.at(path), now.at(path)).ifPresent(changes::add);
    }
    return changes;
  }

  private static Optional<Change> change(
      String path, Optional<SavedFile> then, Optional<SavedFile> now) {
    byte[] before = then.map(SavedFile::bytes).orElse(new byte[0]);
    byte[] after = now.map(SavedFile::bytes).orElse(new byte[0]);
    if (Arrays.equals(before, after)) {
      return Optional.empty();
    }
    if (path.endsWith(ENDS)) {
      String log = path.substring(0, path.length() - ENDS.length());
      return Optional.of(
          Change.from(Change.Area.LOGS, log, entries(before), entries(after) + " entries"));
    }
    return tellsWhomToBelieve(path)
        ? Optional.of(
            Change.from(Change.Area.TRUST, path, before.length + " B", after.length + " B"))
        : Optional.empty();
  }

  private static boolean tellsWhomToBelieve(String path) {
    return path.startsWith("trust/") || (path.endsWith(".pem") && !path.startsWith("tuf/"));
  }

  private static String entries(byte[] ends) {
    return String.valueOf(ends.length / Long.BYTES);
  }
}
