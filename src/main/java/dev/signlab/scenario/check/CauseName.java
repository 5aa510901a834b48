package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.Nearest;
import dev.signlab.yaml.Place;
import java.util.List;
import java.util.Optional;

/** The names of causes, as scenario files spell them. */
public final class CauseName {

  private CauseName() {}

  /** Returns all names. */
  public static List<String> all() {
    return Cause.names();
  }

  /** Returns the cause of a name under a key, after a finding where there is none. */
  public static Optional<Cause> read(Fields fields, String key, String name) {
    return read(fields.findings(), fields.place(key), name);
  }

  /** Returns the cause of a name at a place, after a finding where there is none. */
  public static Optional<Cause> read(Findings findings, Place place, String name) {
    List<String> known = all();
    if (known.contains(name)) {
      return Optional.of(Cause.valueOf(name));
    }
    findings.add(
        place,
        "unknown cause '" + name + "'",
        "one of " + String.join(", ", known),
        name,
        Nearest.advice(name, known));
    return Optional.empty();
  }
}
