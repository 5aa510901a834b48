package dev.signlab.sbom.scan;

import dev.signlab.oci.layout.ArchiveLinks;
import dev.signlab.oci.layout.ArchivedFile;
import dev.signlab.oci.layout.TarEntries;
import dev.signlab.oci.layout.UnpackedBytes;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a tar archive, by their paths, with links between them followed: an archive that was
 * unpacked and packed again has both kinds. The archive and each file in it may be packed with gzip
 * or zstd; what is read is unpacked.
 *
 * @param archive where it is
 * @param files which entries they are and how large when unpacked, by path
 * @param links between them
 */
record SavedFiles(Path archive, Map<String, Saved> files, ArchiveLinks links) {

  private static final int MOST_FILES = 20_000;

  /**
   * A file.
   *
   * @param entry its number in the archive
   * @param size in bytes, unpacked
   */
  record Saved(int entry, long size) {}

  /** Goes through the archive once. */
  static SavedFiles of(Path archive) throws IOException {
    SavedFiles saved = new SavedFiles(archive, new HashMap<>(), new ArchiveLinks());
    try (TarEntries tar = TarEntries.open(archive)) {
      int number = 0;
      for (Optional<ArchivedFile> next = tar.next(); next.isPresent(); next = tar.next()) {
        saved.add(number++, next.get(), tar.content());
      }
    }
    return saved;
  }

  private void add(int number, ArchivedFile entry, InputStream content) throws IOException {
    if (files.size() + links.count() > MOST_FILES) {
      throw new IOException("more than " + MOST_FILES + " files");
    }
    String path = links.add(entry);
    files.remove(path);
    if (entry.isFile()) {
      files.put(path, new Saved(number, count(unpacked(entry, content))));
    }
  }

  private static long count(InputStream in) throws IOException {
    return in.transferTo(OutputStream.nullOutputStream());
  }

  private static InputStream unpacked(ArchivedFile entry, InputStream content) throws IOException {
    return UnpackedBytes.of(content, entry.name(), entry.size(), count -> {});
  }

  /** Returns the file of a path, behind all links. */
  Optional<Saved> find(String name) {
    return Optional.ofNullable(files.get(links.follow(name)));
  }

  /** Opens a file, unpacked. */
  InputStream open(Saved file) throws IOException {
    TarEntries tar = TarEntries.open(archive);
    try {
      for (int i = 0; ; i++) {
        ArchivedFile entry = tar.next().orElseThrow(() -> new IOException("it has changed"));
        if (i == file.entry()) {
          return closing(unpacked(entry, tar.content()), tar);
        }
      }
    } catch (IOException e) {
      tar.close();
      throw e;
    }
  }

  private static InputStream closing(InputStream in, TarEntries tar) {
    return new FilterInputStream(in) {
      @Override
      public void close() throws IOException {
        tar.close();
      }
    };
  }
}
