package dev.signlab.registry;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/** Who waits for whom in one folder. */
final class Locks {

  /** Turns by name need not be finer than this. */
  private static final int BUCKETS = 64;

  private final ReadWriteLock whole = new ReentrantReadWriteLock();
  private final Object[] names = Stream.generate(Object::new).limit(BUCKETS).toArray();

  /** Shared by those who read and write, held alone by whoever puts back or clears. */
  ReadWriteLock whole() {
    return whole;
  }

  /** Held by whoever changes something of this name after having looked at it. */
  Object of(String name) {
    return names[Math.floorMod(name.hashCode(), names.length)];
  }
}
