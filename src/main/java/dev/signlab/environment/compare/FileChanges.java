package dev.signlab.environment.compare;

import dev.signlab.environment.snapshot.SavedFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Files that came, went, or are others: their sizes, or who may read them. */
final class FileChanges {

  private FileChanges() {}

  static List<Change> between(PartFiles then, PartFiles now) {
    List<Change> changes = new ArrayList<>();
    for (String path : PartFiles.paths(then, now)) {
      change(path, then.at(path), now.at(path)).ifPresent(changes::add);
    }
    return changes;
  }

  private static Optional<Change> change(
      String path, Optional<SavedFile> then, Optional<SavedFile> now) {
    Change.Area area = now.or(() -> then).map(FileChanges::area).orElse(Change.Area.FILES);
    if (then.isEmpty()) {
      return now.map(file -> Change.of(area, Change.Kind.NEW, path, words(file)));
    }
    if (now.isEmpty()) {
      return then.map(file -> Change.of(area, Change.Kind.GONE, path, words(file)));
    }
    return changed(area, path, then.get(), now.get());
  }

  private static Optional<Change> changed(
      Change.Area area, String path, SavedFile then, SavedFile now) {
    boolean same = then.kind() == now.kind() && Arrays.equals(then.bytes(), now.bytes());
    if (!same) {
      return Optional.of(Change.from(area, path, words(then), words(now)));
    }
    return then.permissions().equals(now.permissions())
        ? Optional.empty()
        : Optional.of(Change.from(area, path, then.permissions(), now.permissions()));
  }

  private static Change.Area area(SavedFile file) {
    String text = new String(file.bytes(), StandardCharsets.ISO_8859_1);
    boolean key =
        file.kind() == SavedFile.Kind.FILE
            && text.startsWith("-----BEGIN ")
            && text.contains(" KEY-----");
    return key ? Change.Area.KEYS : Change.Area.FILES;
  }

  private static String words(SavedFile file) {
    return switch (file.kind()) {
      case FOLDER -> "folder";
      case LINK -> "link to " + file.text();
      case FILE -> file.bytes().length + " B";
    };
  }
}
