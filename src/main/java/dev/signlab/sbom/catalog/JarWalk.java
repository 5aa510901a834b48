package dev.signlab.sbom.catalog;

import dev.signlab.storage.SpooledFile;
import dev.signlab.storage.WatchedInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * One way through a Java archive and its inner ones, with one budget for all. An archive is read
 * from the list at its end, as Java does: what stands in front of it does not matter, and neither
 * does what the headers of its files leave out. What cannot be read is said, and the rest is kept.
 */
final class JarWalk {

  /** What one archive may unpack to, with all that is in it. */
  static final long MOST_BYTES = 4L << 30;

  /** An archive in an application in an application is as deep as anybody packs. */
  private static final int DEEPEST = 3;

  private static final int MOST_ENTRIES = 200_000;
  private static final int MOST_WARNINGS = 20;

  private final List<SoftwarePackage> found = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int entries;
  private long bytes;

  private JarWalk() {}

  static FileFindings of(String path, SpooledFile archive) throws IOException {
    JarWalk walk = new JarWalk();
    walk.read(path, archive, 0);
    return FileFindings.of(walk.found).withWarnings(walk.warnings);
  }

  private void read(String path, SpooledFile archive, int depth) throws IOException {
    JarIdentity identity = new JarIdentity(path);
    try (ZipFile zip = ZipFile.builder().setPath(archive.path()).get()) {
      for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
        tryRead(path, zip, all.nextElement(), identity, depth);
      }
    }
    found.addAll(identity.packages());
  }

  /** One file that cannot be read hides no other. */
  private void tryRead(
      String path, ZipFile zip, ZipArchiveEntry entry, JarIdentity identity, int depth) {
    if (++entries > MOST_ENTRIES || bytes > MOST_BYTES) {
      warn("not all of " + path + " is listed: it holds too much");
      return;
    }
    try {
      read(path, zip, entry, identity, depth);
    } catch (IOException | IllegalArgumentException e) {
      warn("left out " + path + ":" + entry.getName() + ": " + Catalogers.reason(e));
    }
  }

  private void warn(String text) {
    if (!warnings.contains(text) && warnings.size() < MOST_WARNINGS) {
      warnings.add(text);
    }
  }

  private void read(
      String path, ZipFile zip, ZipArchiveEntry entry, JarIdentity identity, int depth)
      throws IOException {
    String name = entry.getName();
    if (name.contains("META-INF/maven/") && name.endsWith("/pom.properties")) {
      identity.properties(BoundedText.text(bytes(zip, entry)));
    } else if (name.equalsIgnoreCase("META-INF/MANIFEST.MF")) {
      identity.manifest(bytes(zip, entry));
    } else if (JarCataloger.isArchive(name) && !entry.isDirectory()) {
      readInner(path + ":" + name, zip, entry, depth + 1);
    }
  }

  private byte[] bytes(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    try (InputStream in = new Counted(zip.getInputStream(entry))) {
      return BoundedText.bytes(in, BoundedText.SMALL);
    }
  }

  private void readInner(String path, ZipFile zip, ZipArchiveEntry entry, int depth)
      throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("more than " + DEEPEST + " archives are around it");
    }
    try (InputStream in = new Counted(zip.getInputStream(entry));
        SpooledFile inner = SpooledFile.of(in, MOST_BYTES)) {
      read(path, inner, depth);
    }
  }

  /** Counts what is unpacked. */
  private final class Counted extends WatchedInput {

    Counted(InputStream in) {
      super(in);
    }

    @Override
    protected void passed(byte[] buffer, int offset, int length) throws IOException {
      bytes += length;
      if (bytes > MOST_BYTES) {
        throw new IOException("it unpacks to more than " + (MOST_BYTES >> 30) + " GiB");
      }
    }
  }
}
