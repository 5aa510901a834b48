package dev.signlab.environment.world;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.KeyValueFile;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.snapshot.SnapshotPart;
import java.util.Map;
import java.util.Optional;

/**
 * Which fault a learner has had put into the world, as the file {@code fault} of its home says. It
 * is a part of the world: whatever puts back a state from before takes it away.
 *
 * @param home the home
 */
public record Broken(LabHome home) {

  /** The state from before the fault. */
  public static final String BEFORE = "before-break";

  private static final String FAULT = "fault";
  private static final String FOUND = "found";
  private static final String REGISTRY = "registry";
  private static final String SHOWN = "shown";

  /**
   * A fault that is in the world.
   *
   * @param name the fault's
   * @param found whether its cause has been named
   * @param registry whether the lab's registry ran before
   * @param shown whether the step at which it shows has been named
   */
  public record Mark(String name, boolean found, boolean registry, boolean shown) {

    /** Returns the same, found. */
    public Mark asFound() {
      return new Mark(name, true, registry, shown);
    }

    /** Returns the same, of which is known where it shows. */
    public Mark asShown() {
      return new Mark(name, found, registry, true);
    }
  }

  /** Tells whether a fault is in the world. */
  public boolean isThere() {
    return file().exists();
  }

  /**
   * Requires that none is: what begins in a broken world would be led back to one.
   *
   * @throws dev.signlab.diagnostic.LabException with the line that takes the fault back
   */
  public void requireNone() {
    if (isThere()) {
      throw Problem.of("a fault is in this world, and the labs rest")
          .expected("the world as it was")
          .found("a fault that break put there")
          .hint("to take it back", "undo")
          .asException();
    }
  }

  /** Returns the fault that is in the world. */
  public Optional<Mark> mark() {
    Map<String, String> values = file().read();
    return Optional.ofNullable(values.get(FAULT))
        .map(
            name ->
                new Mark(
                    name,
                    Boolean.parseBoolean(values.get(FOUND)),
                    Boolean.parseBoolean(values.get(REGISTRY)),
                    Boolean.parseBoolean(values.get(SHOWN))));
  }

  /** Notes a fault. */
  public void put(Mark mark) {
    file()
        .write(
            "what was done to this world; undo takes it back",
            Map.of(
                FAULT, mark.name(),
                FOUND, String.valueOf(mark.found()),
                REGISTRY, String.valueOf(mark.registry()),
                SHOWN, String.valueOf(mark.shown())));
  }

  SnapshotPart part() {
    return new FilePart(FAULT, file());
  }

  private KeyValueFile file() {
    return new KeyValueFile(home.folder().resolve(FAULT));
  }
}
