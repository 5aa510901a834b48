package dev.signlab.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The files of a folder and of the folders in it, by kinds. At most a hundred are looked at, and of
 * each its beginning.
 *
 * @param folder the folder
 * @param files the files, those of the folder itself first
 */
public record FolderFiles(Path folder, List<KnownFile> files) {

  private static final int MOST = 100;
  private static final int BEGINNING = 4096;

  /** Copies the list. */
  public FolderFiles {
    files = List.copyOf(files);
  }

  /** Looks into a folder; what cannot be read is left out. */
  public static FolderFiles in(Path folder) {
    List<KnownFile> found = new ArrayList<>();
    List<Path> folders = collect(folder, folder, found);
    folders.forEach(each -> collect(folder, each, found));
    return new FolderFiles(folder, found);
  }

  /** Adds the files of a folder, and returns the folders in it. */
  private static List<Path> collect(Path top, Path folder, List<KnownFile> found) {
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
    for (Path entry : entries) {
      if (Files.isRegularFile(entry) && found.size() < MOST) {
        kind(entry).ifPresent(kind -> found.add(known(top, entry, kind)));
      }
    }
    return entries.stream().filter(FolderFiles::isFolder).toList();
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
    } catch (java.nio.file.InvalidPathException e) {
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
    return files.stream().filter(file -> kinds.contains(file.kind())).map(KnownFile::name).toList();
  }
}
