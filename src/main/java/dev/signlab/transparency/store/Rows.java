package dev.signlab.transparency.store;

import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import dev.signlab.transparency.merkle.MerkleHash;
import dev.signlab.transparency.merkle.Nodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The nodes of a tree, each level in a file of its own, one hash behind the other. So a node is
 * read by one read, and the tiles of C2SP tlog-tiles are slices of every eighth file. Nodes are
 * written once. Readers may be many, the writer is one.
 */
final class Rows implements Nodes, AutoCloseable {

  private static final int HASH = MerkleHash.LENGTH;

  private final Path folder;
  private final List<GrowingFile> levels = new CopyOnWriteArrayList<>();

  private Rows(Path folder) {
    this.folder = folder;
  }

  /** Opens the nodes of a tree, and forgets those above leaves that it does not have. */
  static Rows open(Path folder, long size) throws IOException {
    Files.createDirectories(folder);
    Rows rows = new Rows(folder);
    while (Files.exists(rows.path(rows.levels.size())) || size >> rows.levels.size() > 0) {
      rows.addLevel();
    }
    rows.truncate(size);
    return rows;
  }

  @Override
  public byte[] node(int level, long index) {
    return nodes(level, index, 1);
  }

  /**
   * Returns the hashes of neighbours, one behind the other.
   *
   * @throws dev.signlab.diagnostic.LabException when they cannot be read
   */
  byte[] nodes(int level, long first, int count) {
    try {
      return levels.get(level).read(first * HASH, count * HASH);
    } catch (IOException e) {
      throw Problem.of("cannot read the tree in " + folder).found(Reason.of(e)).asException(e);
    }
  }

  /** Adds leaves to a tree of a size, and every node that is complete by them. */
  void append(long size, List<byte[]> leaves) throws IOException {
    List<byte[]> fresh = leaves;
    long first = size;
    for (int level = 0; !fresh.isEmpty(); level++) {
      if (level == levels.size()) {
        addLevel();
      }
      write(level, first, fresh);
      fresh = parents(level, first, fresh);
      first >>= 1;
    }
  }

  private void write(int level, long first, List<byte[]> hashes) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(hashes.size() * HASH);
    hashes.forEach(bytes::put);
    levels.get(level).write(first * HASH, bytes.flip());
  }

  /** The nodes above new ones whose both children are there now. */
  private List<byte[]> parents(int level, long first, List<byte[]> fresh) throws IOException {
    List<byte[]> parents = new ArrayList<>(fresh.size() / 2 + 1);
    int next = 0;
    if ((first & 1) == 1) {
      parents.add(MerkleHash.node(levels.get(level).read((first - 1) * HASH, HASH), fresh.get(0)));
      next = 1;
    }
    for (; next + 1 < fresh.size(); next += 2) {
      parents.add(MerkleHash.node(fresh.get(next), fresh.get(next + 1)));
    }
    return parents;
  }

  void truncate(long size) throws IOException {
    for (int level = 0; level < levels.size(); level++) {
      levels.get(level).truncate((size >> level) * HASH);
    }
  }

  void force() throws IOException {
    for (GrowingFile level : levels) {
      level.force();
    }
  }

  private void addLevel() throws IOException {
    levels.add(GrowingFile.open(path(levels.size())));
  }

  private Path path(int level) {
    return folder.resolve(String.format("%02d", level));
  }

  @Override
  public void close() throws IOException {
    for (GrowingFile level : levels) {
      level.close();
    }
  }
}
