package dev.signlab.transparency.store;

import dev.signlab.transparency.merkle.MerkleHash;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Finds leaves by their hashes: an open table of numbers, eight bytes for each slot, at most half
 * of them taken. A slot has the beginning of the hash, by which it has its place, and the index of
 * the leaf; whether the leaf is the one is for its hash on disk to tell. Safe for use by several
 * threads.
 */
final class LeafTable {

  private static final int SMALLEST = 1 << 10;
  private static final long INDEX = 0xffff_ffffL;

  private final Rows rows;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private long[] slots;
  private int count;

  LeafTable(Rows rows, long size) {
    this.rows = rows;
    this.slots = new long[slotsFor(size)];
  }

  private static int slotsFor(long size) {
    long needed = Math.max(SMALLEST, 2 * size + 2);
    return (int) Math.min(1L << 30, Long.highestOneBit(needed - 1) << 1);
  }

  OptionalLong find(byte[] hash) {
    lock.readLock().lock();
    try {
      int mask = slots.length - 1;
      for (int at = (int) tag(hash) & mask; slots[at] != 0; at = (at + 1) & mask) {
        long index = (slots[at] & INDEX) - 1;
        if (slots[at] >>> Integer.SIZE == tag(hash) && Arrays.equals(rows.node(0, index), hash)) {
          return OptionalLong.of(index);
        }
      }
      return OptionalLong.empty();
    } finally {
      lock.readLock().unlock();
    }
  }

  void add(byte[] hash, long index) {
    addAll(hash, index);
  }

  /** Adds neighbours, whose hashes stand one behind the other. */
  void addAll(byte[] hashes, long first) {
    int many = hashes.length / MerkleHash.LENGTH;
    if (first + many > INDEX) {
      throw new IllegalStateException("a log of more than " + INDEX + " entries");
    }
    ByteBuffer tags = ByteBuffer.wrap(hashes);
    lock.writeLock().lock();
    try {
      for (int i = 0; i < many; i++) {
        if (2 * (count + 1) > slots.length) {
          grow();
        }
        long tag = tags.getInt(i * MerkleHash.LENGTH) & INDEX;
        put(slots, tag << Integer.SIZE | (first + i + 1));
        count++;
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void grow() {
    long[] larger = new long[2 * slots.length];
    for (long slot : slots) {
      if (slot != 0) {
        put(larger, slot);
      }
    }
    slots = larger;
  }

  private static void put(long[] slots, long slot) {
    int mask = slots.length - 1;
    int at = (int) (slot >>> Integer.SIZE) & mask;
    while (slots[at] != 0) {
      at = (at + 1) & mask;
    }
    slots[at] = slot;
  }

  private static long tag(byte[] hash) {
    return ByteBuffer.wrap(hash).getInt() & INDEX;
  }
}
