package dev.signlab.sbom.scan;

import dev.signlab.diagnostic.Problem;
import java.util.Locale;

/** Which files of an image count. */
public enum Scope {
  /** What a container would see: a file that a later layer removed does not count. */
  SQUASHED,
  /** What any layer holds, removed later or not. */
  ALL_LAYERS;

  /** Parses {@code squashed} or {@code all-layers}, in any case, as syft does. */
  public static Scope parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "squashed" -> SQUASHED;
      case "all-layers", "alllayers" -> ALL_LAYERS;
      default ->
          throw Problem.of("no scope " + text)
              .expected("squashed (what a container sees) or all-layers")
              .found(text)
              .exitStatus(Problem.USAGE)
              .asException();
    };
  }

  /** Returns the word that is typed for it. */
  public String words() {
    return this == SQUASHED ? "squashed" : "all-layers";
  }
}
