package dev.signlab.services.trust;

import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.tuf.TimestampMetadata;
import dev.signlab.sigstore.tuf.TufRole;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a repository lies without a key, as a mirror can: by what it hands out, never by what is
 * signed. The older timestamps that it needs for that are kept beside the metadata.
 *
 * @param folder of the repository
 */
record Deceit(Path folder) {

  private static final String KEY = "\"rawBytes\"";

  boolean isFrozen() {
    return Files.exists(frozen());
  }

  void freeze() {
    AtomicFile.write(frozen(), "nothing new is handed out\n");
  }

  /** Keeps what was signed, since the file of the timestamp has one name for all versions. */
  void remember(long version, byte[] timestamp) {
    AtomicFile.write(past(version), timestamp);
  }

  /** Puts the newest timestamp in place that names an older snapshot than this version does. */
  void rollBack(Path metadata, long version) {
    Path latest = metadata.resolve(TufRole.TIMESTAMP.fileName());
    long snapshot = snapshot(latest);
    long older = version - 1;
    while (older > 0 && Files.exists(past(older)) && snapshot(past(older)) == snapshot) {
      older--;
    }
    if (older < 1 || !Files.exists(past(older))) {
      throw Problem.of("the repository has no edition before this one")
          .expected("an older list of files, to which it can go back")
          .found("timestamp " + version + ", the first of its kind")
          .hint("a new key makes a new edition", "world rotate rekor")
          .asException();
    }
    AtomicFile.write(latest, BoundedFile.read(past(older)));
    freeze();
  }

  private static long snapshot(Path timestamp) {
    return TimestampMetadata.parse(BoundedFile.read(timestamp), timestamp.toString()).snapshot();
  }

  /** Changes a letter of the first key in a file, so that only its digest tells the difference. */
  void swap(String path) {
    Path file = folder.resolve("targets").resolve(path);
    String text = new String(BoundedFile.read(file), StandardCharsets.UTF_8);
    int key = text.indexOf('"', text.indexOf(KEY) + KEY.length()) + 1;
    char other = text.charAt(key + 40) == 'A' ? 'B' : 'A';
    AtomicFile.write(file, text.substring(0, key + 40) + other + text.substring(key + 41));
  }

  private Path frozen() {
    return folder.resolve("frozen");
  }

  private Path past(long version) {
    return folder.resolve("past").resolve(version + "." + TufRole.TIMESTAMP.fileName());
  }
}
