package dev.signlab.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a folder, of the folders in it and of those above it, by kinds; looked for when they
 * are first asked for. At most a hundred are looked at, and of each its beginning. Not safe for use
 * by several threads.
 */
public final class FolderFiles {

  private static final int MOST = 100;
  private static final int BEGINNING = 4096;
  private static final int LARGEST = 4 << 20;

  /** How many folders up somebody may have forgotten to go back. */
  private static final int MOST_ABOVE = 2;

  private final Path folder;
  private final Path top;
  private Optional<List<KnownFile>> files = Optional.empty();

  private FolderFiles(Path folder, Path top) {
    this.folder = folder;
    this.top = top;
  }

  /** Returns the files of a folder; what cannot be read is left out. */
  public static FolderFiles in(Path folder) {
    return new FolderFiles(folder, folder);
  }

  /**
   * Returns the files of a folder and of the nearest folders above it.
   *
   * @param top above which nothing is looked at; nothing above the folder is where it is not in it
   */
  public static FolderFiles in(Path folder, Path top) {
    return new FolderFiles(folder, top);
  }

  /** Returns the files, those of the folder itself first and those above it last. */
  public List<KnownFile> files() {
    if (files.isEmpty()) {
      files = Optional.of(List.copyOf(found()));
    }
    return files.get();
  }

  private List<KnownFile> found() {
    List<KnownFile> found = new ArrayList<>();
    List<Path> entries = entries(folder);
    collect(entries, found);
    for (Path entry : entries) {
      if (found.size() < MOST && isFolder(entry)) {
        collect(entries(entry), found);
      }
    }
    above().forEach(place -> collect(entries(place), found));
    return found;
  }

  private Stream<Path> above() {
    boolean within = folder.startsWith(top);
    return Stream.iterate(folder, Objects::nonNull, Path::getParent)
        .takeWhile(place -> within && !place.equals(top))
        .flatMap(place -> Optional.ofNullable(place.getParent()).stream())
        .limit(MOST_ABOVE);
  }

  private void collect(List<Path> entries, List<KnownFile> found) {
    for (Path entry : entries) {
      if (found.size() == MOST) {
        return;
      }
      if (Files.isRegularFile(entry)) {
        kind(entry).ifPresent(kind -> found.add(known(folder, entry, kind)));
      }
    }
  }

  private static List<Path> entries(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "[!.]*")) {
      for (Path entry : stream) {
        if (entries.size() == MOST) {
          break;
        }
        entries.add(entry);
      }
    } catch (IOException e) {
      // It is only looked round: what cannot be read is not there.
      return List.of();
    }
    entries.sort(Comparator.naturalOrder());
    return entries;
  }

  private static KnownFile known(Path top, Path file, FileKind kind) {
    return new KnownFile(top.relativize(file).toString(), kind);
  }

  private static boolean isFolder(Path entry) {
    return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
  }

  /** Tells whether something is called so already: a file that can be read or not, or a folder. */
  public boolean isTaken(String name) {
    return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns what a file is, or nothing when it is none that can be read. */
  public Optional<FileKind> kindOf(String name) {
    try {
      Path file = folder.resolve(name);
      return Files.isRegularFile(file) ? kind(file) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Returns the bytes of a file of moderate size, where it can be read. */
  public Optional<byte[]> bytes(String name) {
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      return bytes.length > LARGEST ? Optional.empty() : Optional.of(bytes);
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<FileKind> kind(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(FileKind.of(new String(in.readNBytes(BEGINNING), ISO_8859_1)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns the names of the files of some kinds. */
  public List<String> of(Collection<FileKind> kinds) {
    return files().stream()
        .filter(file -> kinds.contains(file.kind()))
        .map(KnownFile::name)
        .toList();
  }
}
