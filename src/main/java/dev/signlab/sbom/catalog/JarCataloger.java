package dev.signlab.sbom.catalog;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Java archives, and those within them: by the pom.properties that Maven puts in, else by manifest
 * and file name.
 */
final class JarCataloger implements Cataloger {

  /** An archive in an application in an application is as deep as anybody packs. */
  private static final int DEEPEST = 3;

  private static final int MOST_ENTRIES = 200_000;

  /** What one archive may unpack to, with all that is in it. */
  private static final long MOST_BYTES = 4L << 30;

  @Override
  public boolean wants(ImageFile file) {
    return isArchive(file.name());
  }

  private static boolean isArchive(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".jar") || lower.endsWith(".war") || lower.endsWith(".ear");
  }

  @Override
  public FileFindings read(ImageFile file, InputStream content) throws IOException {
    Walk walk = new Walk();
    walk.read(file.path(), content, 0);
    return FileFindings.of(walk.found);
  }

  /** One way through an archive and its inner ones, with one budget for all. */
  private static final class Walk {

    private final List<SoftwarePackage> found = new ArrayList<>();
    private int entries;
    private long bytes;

    void read(String path, InputStream content, int depth) throws IOException {
      JarIdentity identity = new JarIdentity(path);
      try (ZipInputStream zip = new ZipInputStream(content)) {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null) {
          throw new IOException("it is no zip archive");
        }
        for (; entry != null; entry = zip.getNextEntry()) {
          read(path, entry.getName(), new Counted(zip), identity, depth);
        }
      }
      found.addAll(identity.packages());
    }

    private void read(
        String path, String name, InputStream content, JarIdentity identity, int depth)
        throws IOException {
      if (++entries > MOST_ENTRIES) {
        throw new IOException("it holds more than " + MOST_ENTRIES + " files");
      }
      if (name.equals("META-INF/MANIFEST.MF")) {
        identity.manifest(BoundedText.bytes(content, BoundedText.SMALL));
      } else if (name.startsWith("META-INF/maven/") && name.endsWith("/pom.properties")) {
        identity.properties(BoundedText.read(content, BoundedText.SMALL));
      } else if (isArchive(name) && depth < DEEPEST) {
        read(path + ":" + name, content, depth + 1);
      }
      content.transferTo(OutputStream.nullOutputStream());
    }

    /** Counts what is unpacked, and stays open when an inner archive ends. */
    private final class Counted extends FilterInputStream {

      Counted(InputStream in) {
        super(in);
      }

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        bytes += Math.max(n, 0);
        if (bytes > MOST_BYTES) {
          throw new IOException("it unpacks to more than " + (MOST_BYTES >> 30) + " GiB");
        }
        return n;
      }

      @Override
      public void close() {}
    }
  }
}
