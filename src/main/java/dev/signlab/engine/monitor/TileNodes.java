package dev.signlab.engine.monitor;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.transparency.merkle.MerkleHash;
import dev.signlab.transparency.merkle.Nodes;
import dev.signlab.transparency.tile.TilePath;
import java.util.Arrays;
import java.util.Map;

/** The nodes of a tree, out of tiles that are fetched when they are needed. */
final class TileNodes implements Nodes {

  private static final int LEVELS = 8;

  private final long size;
  private final Files files;
  private final Map<TilePath, byte[]> tiles;

  /** Fetches a file of the log by its path, of a number of bytes at most. */
  @FunctionalInterface
  interface Files {
    byte[] read(String path, int most);
  }

  /**
   * Of a tree of a size.
   *
   * @param tiles those that were fetched before, and take those that are fetched now
   */
  TileNodes(long size, Map<TilePath, byte[]> tiles, Files files) {
    this.size = size;
    this.tiles = tiles;
    this.files = files;
  }

  /** Levels that no tile has are made from the hashes of the tile below. */
  @Override
  public byte[] node(int level, long index) {
    int tileLevel = level / LEVELS;
    int above = level % LEVELS;
    long first = index << above;
    byte[] tile = tile(tileLevel, first / TilePath.FULL);
    return fold(tile, (int) (first % TilePath.FULL), 1 << above);
  }

  private static byte[] fold(byte[] tile, int first, int count) {
    if (count == 1) {
      int at = first * MerkleHash.LENGTH;
      return Arrays.copyOfRange(tile, at, at + MerkleHash.LENGTH);
    }
    int half = count / 2;
    return MerkleHash.node(fold(tile, first, half), fold(tile, first + half, half));
  }

  private byte[] tile(int level, long index) {
    long there = size >> (LEVELS * level);
    int width = (int) Math.min(TilePath.FULL, there - index * TilePath.FULL);
    return tiles.computeIfAbsent(new TilePath(level, index, width), this::fetch);
  }

  private byte[] fetch(TilePath path) {
    byte[] tile = files.read(path.path(), path.width() * MerkleHash.LENGTH);
    if (tile.length != path.width() * MerkleHash.LENGTH) {
      throw Problem.of(path.path() + " is no tile of " + path.width() + " hashes")
          .expected(path.width() * MerkleHash.LENGTH + " bytes")
          .found(tile.length + " bytes")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return tile;
  }
}
