package dev.signlab.scenario.fault;

import java.util.List;

/**
 * Something that must be in the world before a fault can be put into it.
 *
 * @param name by which faults ask for it
 * @param words what it is
 * @param have the lines that succeed when it is there
 * @param make the lines that make it, once those of the grounds before it have been typed
 */
public record Ground(String name, String words, List<String> have, List<String> make) {

  /** The folder of the learner's in which it lies. */
  public static final String FOLDER = "break";

  /** The password of the keys in it; no secret. */
  public static final String PASSWORD = "break";

  /** Copies the lists. */
  public Ground {
    have = List.copyOf(have);
    make = List.copyOf(make);
  }
}
