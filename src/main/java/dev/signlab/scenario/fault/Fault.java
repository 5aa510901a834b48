package dev.signlab.scenario.fault;

import dev.signlab.diagnostic.Cause;
import java.util.List;
import java.util.Optional;

/**
 * One fault. Its lines are commands of the lab, typed in the folder of the ground, where {@code
 * trusted-root.json} is the world's trusted root as long as they run, and {@code tiles-config.json}
 * says how to sign with the second log.
 *
 * @param name by which it is asked for
 * @param kind what is broken, such as {@code keys}
 * @param reveal what was done, in one sentence
 * @param needs the grounds that it is put into
 * @param lines the lines that put it there
 * @param look the line that fails by it, and passed before
 * @param cause what a diagnosis has to name
 * @param seen what the failure names, where the cause lies deeper
 * @param judge why another program cannot see it too; nothing where cosign refuses as well
 * @param mistake the number of the public mistake that it is, where it is one
 */
public record Fault(
    String name,
    String kind,
    String reveal,
    List<String> needs,
    List<String> lines,
    String look,
    Cause cause,
    Optional<Cause> seen,
    Optional<String> judge,
    Optional<Integer> mistake) {

  /** Copies the lists. */
  public Fault {
    needs = List.copyOf(needs);
    lines = List.copyOf(lines);
  }

  /** Returns the cause that the line's failure names. */
  public Cause verdict() {
    return seen.orElse(cause);
  }
}
