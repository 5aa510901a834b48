package dev.signlab.scenario.source;

import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.Problem;
import dev.signlab.yaml.Place;
import java.nio.file.Path;

/**
 * One defect of a file, with what a writer needs to mend it.
 *
 * @param place where it is
 * @param summary what is wrong, lower case, no full stop
 * @param failure what should stand there and does, and how to mend it
 * @param level whether the scenario must not be passed on with it
 */
public record Finding(Place place, String summary, Failure failure, Level level) {

  private static final String FILES = "files";
  private static final int DEEPEST = 5;

  /** How much a finding weighs. */
  public enum Level {
    /** What learners would be told is not true, or does not work. */
    ERROR,
    /** The scenario works, and could be better. */
    ADVICE;

    /** Returns the word for it, as reports have it. */
    public String word() {
      return this == ERROR ? "error" : "advice";
    }
  }

  /** Makes a finding with which a scenario must not be passed on. */
  public Finding(Place place, String summary, Failure failure) {
    this(place, summary, failure, Level.ERROR);
  }

  /** Returns the place, from the scenario's {@code files} on where it lies in that folder. */
  public String where() {
    Path file = place.file();
    int names = file.getNameCount();
    for (int most = 2; most <= Math.min(DEEPEST, names); most++) {
      if (file.getName(names - most).endsWith(FILES)) {
        return place.last(most);
      }
    }
    return place.toString();
  }

  /** Tells whether it keeps the scenario from being passed on. */
  public boolean isError() {
    return level == Level.ERROR;
  }

  /** Returns the defect as a problem that a screen can show. */
  public Problem toProblem() {
    return Problem.of(where() + ": " + summary).failure(failure).build();
  }

  @Override
  public String toString() {
    return where() + ": " + (isError() ? "" : level.word() + ": ") + words();
  }

  /** Returns all that it says, without its place. */
  public String words() {
    return summary
        + failure.expected().map(text -> "; expected " + text).orElse("")
        + failure.found().map(text -> ", found " + text).orElse("")
        + failure.hint().map(hint -> "; " + hint).orElse("");
  }
}
