package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One command that ran, and how it ended: recorded from the command itself, not read off the line.
 *
 * @param command its name, such as {@code cosign verify}
 * @param status its exit status
 * @param cause the named cause of its failure, where it has one
 * @param marks what was special about it: {@code digest} when it named an image by digest, the long
 *     names of the flags that were given, those with their plain values, and plain arguments
 */
public record Attempt(String command, int status, Optional<Cause> cause, Set<String> marks) {

  /** The mark of a command that named its image by digest. */
  public static final String BY_DIGEST = "digest";

  /** The mark of a command that named the tag under which signatures are kept. */
  public static final String SIGNATURE_TAG = "signature-tag";

  private static final String ARGUMENT = "of=";

  /** Values of other characters, or long ones, are not kept; nor is anything secret. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/:@+=*^$-]{1,300}");

  private static final Pattern SECRET = Pattern.compile("password|token|secret");

  /** Returns the mark of a flag with its value, where that is plain and no secret. */
  public static Stream<String> flag(String name, String value) {
    return PLAIN.matcher(value).matches() && !SECRET.matcher(name).find()
        ? Stream.of(name + "=" + value)
        : Stream.empty();
  }

  /** Returns the mark of an argument, where that is plain. */
  public static Stream<String> argument(String value) {
    return PLAIN.matcher(value).matches() ? Stream.of(ARGUMENT + value) : Stream.empty();
  }

  /** Copies the marks. */
  public Attempt {
    marks = Set.copyOf(marks);
  }

  /** Returns the plain arguments that the command had. */
  public Stream<String> arguments() {
    return marks.stream()
        .filter(mark -> mark.startsWith(ARGUMENT))
        .map(mark -> mark.substring(ARGUMENT.length()))
        .sorted();
  }

  /** Returns the plain value of a flag that was given. */
  public Optional<String> value(String flag) {
    String start = flag + "=";
    return marks.stream()
        .filter(mark -> mark.startsWith(start))
        .map(mark -> mark.substring(start.length()))
        .min(Comparator.naturalOrder());
  }

  /** Tells whether the command had an argument: an image, a file. */
  boolean names(String argument) {
    return marks.contains(ARGUMENT + argument);
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
