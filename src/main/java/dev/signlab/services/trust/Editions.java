package dev.signlab.services.trust;

import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.tuf.Metadata;
import dev.signlab.sigstore.tuf.RootMetadata;
import dev.signlab.sigstore.tuf.SnapshotMetadata;
import dev.signlab.sigstore.tuf.TargetsMetadata;
import dev.signlab.sigstore.tuf.TimestampMetadata;
import dev.signlab.sigstore.tuf.TufRole;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The newest edition of each role's metadata. What lies behind the timestamp in a folder was being
 * written when a process was killed, and was never handed out.
 *
 * @param root whose keys the roles have
 * @param targets which files there are
 * @param snapshot which list of targets counts
 * @param timestamp which snapshot counts
 */
record Editions(
    RootMetadata root,
    TargetsMetadata targets,
    SnapshotMetadata snapshot,
    TimestampMetadata timestamp) {

  /** Tells whether a folder has been published in. */
  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(TufRole.TIMESTAMP.fileName()));
  }

  static Editions read(Path folder) {
    Path latest = folder.resolve(TufRole.TIMESTAMP.fileName());
    TimestampMetadata timestamp = TimestampMetadata.parse(content(latest), latest.toString());
    Path second = folder.resolve(TufRole.SNAPSHOT.fileName(timestamp.snapshot()));
    SnapshotMetadata snapshot = SnapshotMetadata.parse(content(second), second.toString());
    Path third = folder.resolve(TufRole.TARGETS.fileName(snapshot.targets()));
    TargetsMetadata targets = TargetsMetadata.parse(content(third), third.toString());
    return new Editions(newestRoot(folder), targets, snapshot, timestamp);
  }

  private static RootMetadata newestRoot(Path folder) {
    String suffix = "." + TufRole.ROOT.fileName();
    long newest = 0;
    try (DirectoryStream<Path> roots = Files.newDirectoryStream(folder, "[0-9]*" + suffix)) {
      for (Path root : roots) {
        String name = String.valueOf(root.getFileName());
        newest = Math.max(newest, Long.parseLong(name.replace(suffix, "")));
      }
    } catch (IOException e) {
      throw Problem.of("cannot read " + folder).found(Reason.of(e)).asException(e);
    }
    Path file = folder.resolve(TufRole.ROOT.fileName(newest));
    return RootMetadata.parse(content(file), file.toString());
  }

  private static byte[] content(Path file) {
    return BoundedFile.read(file);
  }

  /** Returns the editions that are not among others, the timestamp last. */
  List<Metadata> newSince(Optional<Editions> others) {
    return Stream.<Metadata>of(targets, snapshot, timestamp)
        .filter(each -> others.stream().noneMatch(old -> old.has(each)))
        .toList();
  }

  private boolean has(Metadata each) {
    return each.equals(targets) || each.equals(snapshot) || each.equals(timestamp);
  }

  Editions with(RootMetadata other) {
    return new Editions(other, targets, snapshot, timestamp);
  }
}
