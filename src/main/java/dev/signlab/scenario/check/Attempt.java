package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import java.util.Optional;
import java.util.Set;

/**
 * One command that ran, and how it ended: recorded from the command itself, not read off the line.
 *
 * @param command its name, such as {@code cosign verify}
 * @param status its exit status
 * @param cause the named cause of its failure, where it has one
 * @param marks what was special about it: {@code digest} when it named an image by digest, and the
 *     long names of the flags that were given
 */
public record Attempt(String command, int status, Optional<Cause> cause, Set<String> marks) {

  /** The mark of a command that named its image by digest. */
  public static final String BY_DIGEST = "digest";

  /** The mark of a command that named the tag under which signatures are kept. */
  public static final String SIGNATURE_TAG = "signature-tag";

  /** Copies the marks. */
  public Attempt {
    marks = Set.copyOf(marks);
  }

  /** Tells whether the command succeeded. */
  public boolean passed() {
    return status == 0;
  }

  /** Returns how it ended, for a person. */
  public String outcome() {
    if (passed()) {
      return "it passed";
    }
    return cause.map(named -> named + ": " + named.words()).orElse("it failed with " + status);
  }
}
