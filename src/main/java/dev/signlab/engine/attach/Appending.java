package dev.signlab.engine.attach;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.client.RegistryException;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Repository;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Read, append, write, on a tag that others may write too.
 *
 * <p>A registry that heeds conditions lets nobody overwrite what he has not read. On any other, a
 * rival who read before us and writes after us drops our layer without knowing. Reading once more
 * is not enough, since the rival may not have written yet; so we look again after a pause that is
 * longer than such a rival needs from its read to its write, judged by our own time for the same.
 * Signers in this process take turns, which leaves rivals in other processes only. {@code
 * content/design/engine.adoc} has the argument and the figures.
 */
final class Appending {

  private static final int MOST_TRIES = 40;
  private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(120);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);
  private static final int RIVALS_SLOWNESS = 4;
  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(25);
  private static final int MOST_LOOKS = 20;

  /** One lock for each of a few buckets of tags: turns need not be finer than this. */
  private static final Object[] LOCKS = locks();

  private static final int TRIES_OF_A_BUSY_REGISTRY = 6;

  private final SharedList list;

  Appending(SharedList list) {
    this.list = list;
  }

  static Object lockOf(String name) {
    return LOCKS[Math.floorMod(name.hashCode(), LOCKS.length)];
  }

  /** Held by those who add to the referrers of one subject. */
  static Object lockOf(Repository repository, Digest subject) {
    return lockOf(repository + "@" + subject);
  }

  /** Returns whether anything had to be added. */
  boolean add(NewLayer layer, Object lock) {
    boolean tried = false;
    long window = 0;
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      Turn turn = turn(layer, lock);
      tried |= turn.wrote();
      window = Math.max(window, turn.window());
      // Whoever wrote once watches even when the layer is back: a rival may have brought it along
      // and be overwritten in turn.
      if (!tried || turn.kept() || stays(layer, window)) {
        return tried;
      }
    }
    throw Problem.of("the layer was pushed, but others kept overwriting it")
        .tried("add it " + MOST_TRIES + " times")
        .expected("a list that keeps what is added")
        .found("the list without it")
        .hint("somebody else writes the same list all the time: try again")
        .asException();
  }

  /** What came of one reading, and of the writing if there had to be one. */
  private record Turn(boolean wrote, boolean kept, long window) {}

  private Turn turn(NewLayer layer, Object lock) {
    synchronized (lock) {
      long begun = System.nanoTime();
      Optional<Manifest> before = readSurely();
      boolean needed = !layer.isIn(layers(before));
      boolean kept = needed && list.write(before, layer.addedTo(layers(before)));
      return new Turn(needed, kept, System.nanoTime() - begun);
    }
  }

  /** An image manifest lists layers, an index lists manifests: both are lists of descriptors. */
  private static List<Descriptor> layers(Optional<Manifest> list) {
    return list.map(Appending::layers).orElse(List.of());
  }

  private static List<Descriptor> layers(Manifest list) {
    return switch (list) {
      case ImageManifest image -> image.layers();
      case ImageIndex index -> index.manifests();
    };
  }

  /**
   * Watches until nobody has written for a pause; while rivals write, one of them may still hold a
   * list that he read before us, so the pause grows.
   */
  private boolean stays(NewLayer layer, long window) {
    List<Descriptor> seen = layers(patiently(list::read));
    for (int look = 0; look < MOST_LOOKS && layer.isIn(seen); look++) {
      long pause = (RIVALS_SLOWNESS * window) << Math.min(look, 2);
      pause(Math.clamp(pause, SHORTEST_PAUSE << Math.min(look, 2), LONGEST_PAUSE));
      List<Descriptor> now = layers(patiently(list::read));
      if (now.equals(seen)) {
        return true;
      }
      seen = now;
    }
    return layer.isIn(seen);
  }

  /** docker-registry may answer that there is no list in the moment in which one is written. */
  private Optional<Manifest> readSurely() {
    Optional<Manifest> first = patiently(list::read);
    if (first.isPresent() || list.isGuarded()) {
      return first;
    }
    pause(MOMENT);
    return patiently(list::read);
  }

  /** docker-registry answers 500 to whoever reads a tag in the moment in which it is written. */
  private static <T> T patiently(Supplier<T> act) {
    for (int attempt = 1; ; attempt++) {
      try {
        return act.get();
      } catch (RegistryException e) {
        if (e.status() < 500 || attempt == TRIES_OF_A_BUSY_REGISTRY) {
          throw e;
        }
        pause(SHORTEST_PAUSE);
      }
    }
  }

  /** Not the same pause for all, or rivals would meet again at the next try. */
  static void pause(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos + ThreadLocalRandom.current().nextLong(nanos / 2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Object[] locks() {
    Object[] locks = new Object[64];
    for (int i = 0; i < locks.length; i++) {
      locks[i] = new Object();
    }
    return locks;
  }
}
