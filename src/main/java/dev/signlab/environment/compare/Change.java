package dev.signlab.environment.compare;

import dev.signlab.diagnostic.Problem;

/**
 * One thing of a world that is not as it was.
 *
 * @param area where it is
 * @param kind what happened to it
 * @param what its name there, such as that of an image or a file
 * @param detail what it was and is, such as {@code sha256:1… → sha256:2…}; may be empty
 */
public record Change(Area area, Kind kind, String what, String detail) {

  /** Where in a world something is. */
  public enum Area {
    /** The repositories of the lab's registry. */
    REGISTRY("registry"),
    /** The images on this machine. */
    IMAGES("images"),
    /** The learner's files. */
    FILES("files"),
    /** Keys among those files. */
    KEYS("keys"),
    /** The logs of the services. */
    LOGS("logs"),
    /** Keys of the services, and what they tell whom to believe. */
    TRUST("trust"),
    /** The clock. */
    CLOCK("clock");

    private final String words;

    Area(String words) {
      this.words = words;
    }

    /** Returns its name for a person. */
    public String words() {
      return words;
    }
  }

  /** What happened to something. */
  public enum Kind {
    /** It was not there. */
    NEW,
    /** It is there no longer. */
    GONE,
    /** It is another one. */
    CHANGED
  }

  /** Requires a name. */
  public Change {
    if (what.isEmpty()) {
      throw Problem.of("a change has no name").found(area.words() + " " + kind).asException();
    }
  }

  static Change of(Area area, Kind kind, String what, String detail) {
    return new Change(area, kind, what, detail);
  }

  /** Something that was one text and is another. */
  static Change from(Area area, String what, String before, String after) {
    return new Change(area, Kind.CHANGED, what, before + " → " + after);
  }
}
