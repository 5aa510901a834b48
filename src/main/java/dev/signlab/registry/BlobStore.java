package dev.signlab.registry;

import dev.signlab.crypto.Digest;
import dev.signlab.storage.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The bytes of all repositories, each in a file under its digest, as in an OCI layout: {@code
 * blobs/sha256/<hex>}. Files appear whole and never change; where a disk or a person damaged one,
 * whoever pushes the blob again replaces it.
 */
final class BlobStore {

  private static final Set<StandardOpenOption> READING = Set.of(StandardOpenOption.READ);

  private final Path folder;
  private final RecentBlobs recent = new RecentBlobs(System::nanoTime);

  BlobStore(Path folder) {
    this.folder = folder;
  }

  Path file(Digest digest) {
    return folder.resolve(digest.algorithm().prefix()).resolve(digest.hex());
  }

  boolean has(Digest digest) {
    return Files.isRegularFile(file(digest));
  }

  /** Tells whether the bytes of a blob are there and still have its digest; reads all of them. */
  boolean isSound(Digest digest) throws IOException {
    try (InputStream in = Files.newInputStream(file(digest))) {
      return Digest.of(digest.algorithm(), in).equals(digest);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      return notSound(DamagedException.orOther(file(digest), e));
    }
  }

  private static boolean notSound(IOException failure) throws IOException {
    if (failure instanceof DamagedException) {
      return false;
    }
    throw failure;
  }

  /**
   * Opens a blob.
   *
   * @throws NoSuchFileException when there is none
   * @throws DamagedException when something else is in its place
   */
  BlobContent open(Digest digest) throws IOException {
    Path file = file(digest);
    try {
      Optional<ByteBuffer> known = recent.get(digest, file);
      return known.isPresent()
          ? new BlobContent.InMemory(known.get())
          : new BlobContent.InFile(opened(file));
    } catch (IOException e) {
      throw DamagedException.orOther(file, e);
    }
  }

  /** A folder can be opened, and shows only when it is read. */
  private static FileChannel opened(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw DamagedException.of(file, "is a folder");
    }
    return FileChannel.open(file, READING);
  }

  long size(Digest digest) throws IOException {
    return Files.size(file(digest));
  }

  /** Takes a finished file over; a file that is there already is replaced by the same bytes. */
  void adopt(Path finished, Digest digest) throws IOException {
    Path target = file(digest);
    DamagedException.makeRoom(target);
    try {
      Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      Files.createDirectories(folder.resolve(digest.algorithm().prefix()));
      Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  void put(byte[] bytes, Digest digest) throws IOException {
    DamagedException.makeRoom(file(digest));
    AtomicFile.write(file(digest), bytes);
  }

  byte[] read(Digest digest) throws IOException {
    try {
      return Files.readAllBytes(file(digest));
    } catch (IOException e) {
      throw DamagedException.orOther(file(digest), e);
    }
  }

  long totalSize() throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  void deleteAll() throws IOException {
    Folders.delete(folder);
  }
}
