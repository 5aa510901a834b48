package dev.signlab.environment.world;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.compare.Comparison;
import dev.signlab.environment.snapshot.Snapshot;
import dev.signlab.environment.snapshot.Snapshots;
import java.util.List;
import java.util.Optional;

/**
 * States of a world that a learner has named. They lie with those that the lab keeps, each a file
 * that is there whole or not at all, until they are deleted. Used by one thread at a time.
 *
 * @param world the world
 */
public record Bookmarks(World world) {

  /** How many there may be. */
  public static final int MOST = 32;

  /** How many bytes they may have together before one more is kept. */
  public static final long MOST_BYTES = 128L << 20;

  private static final String PREFIX = "mark-";
  private static final String NAME = "[a-zA-Z0-9][a-zA-Z0-9._-]{0,39}";

  /**
   * Keeps the state of the world, in place of what was kept under that name.
   *
   * @throws dev.signlab.diagnostic.LabException when it is no name, or there are too many, or the
   *     learner's files are too large
   */
  public Snapshot save(String name) {
    String file = file(name);
    List<Snapshot> others =
        list().stream().filter(snapshot -> !snapshot.name().equals(name)).toList();
    if (others.size() >= MOST) {
      throw full("at most " + MOST, String.valueOf(others.size()), others);
    }
    long bytes = others.stream().mapToLong(Snapshot::size).sum();
    if (bytes > MOST_BYTES) {
      throw full("at most " + (MOST_BYTES >> 20) + " MiB in all", bytes + " bytes", others);
    }
    return named(world.snapshot(file));
  }

  /** Returns them, oldest first. */
  public List<Snapshot> list() {
    return world.snapshots().stream()
        .filter(snapshot -> snapshot.name().startsWith(PREFIX))
        .map(Bookmarks::named)
        .toList();
  }

  /** Tells whether there is one of a name; no text is too odd to ask for. */
  public boolean has(String name) {
    return name.matches(NAME) && world.hasSnapshot(PREFIX + name);
  }

  /**
   * Puts the world back to one, as {@link World#restore} does.
   *
   * @return the parts that this lab does not know
   */
  public List<String> restore(String name) {
    return world.restore(require(name));
  }

  /** Tells whether there is a state before the latest one that was put back. */
  public boolean hasEarlier() {
    return world.hasSnapshot(Snapshots.BEFORE_RESTORE);
  }

  /**
   * Puts the world back to where it was before the latest state was put back.
   *
   * @return the parts that this lab does not know
   */
  public List<String> restoreEarlier() {
    return world.restore(Snapshots.BEFORE_RESTORE);
  }

  /** Deletes one, which must be there. */
  public void delete(String name) {
    world.deleteSnapshot(require(name));
  }

  /** Returns what has changed since one. */
  public Comparison compare(String name) {
    return compareTo(require(name));
  }

  /** Returns what has changed since a state that the lab kept, by the lab's name for it. */
  public Comparison compareTo(String snapshot) {
    return Comparison.of(world.kept().files(snapshot), world.kept().now());
  }

  private String require(String name) {
    if (!has(name)) {
      throw missing(name);
    }
    return PREFIX + name;
  }

  private LabException missing(String name) {
    List<String> names = list().stream().map(Snapshot::name).toList();
    Problem.Builder problem =
        Problem.of("no bookmark " + name)
            .expected(names.isEmpty() ? "a bookmark that was set" : String.join(", ", names))
            .found(names.isEmpty() ? "none at all" : name);
    Optional<String> meant = names.isEmpty() ? Optional.empty() : Optional.of("bookmarks");
    return problem.command(meant.orElse("bookmark here")).asException();
  }

  private static String file(String name) {
    if (!name.matches(NAME)) {
      throw Problem.of("not a name for a bookmark: " + name)
          .expected("letters, digits, dots, dashes and underscores, at most 40")
          .found(name)
          .command("bookmark " + meant(name))
          .exitStatus(Problem.USAGE)
          .asException();
    }
    return PREFIX + name;
  }

  private static String meant(String name) {
    String letters = name.replaceAll("[^a-zA-Z0-9._-]+", "-").replaceFirst("^[._-]+", "");
    return letters.isEmpty() ? "here" : letters.substring(0, Math.min(40, letters.length()));
  }

  private static LabException full(String expected, String found, List<Snapshot> others) {
    Problem.Builder problem = Problem.of("too many bookmarks").expected(expected).found(found);
    others.stream()
        .findFirst()
        .ifPresent(
            oldest -> problem.hint("to let the oldest go", "bookmark --delete " + oldest.name()));
    return problem.asException();
  }

  private static Snapshot named(Snapshot snapshot) {
    return new Snapshot(
        snapshot.name().substring(PREFIX.length()), snapshot.taken(), snapshot.size());
  }
}
