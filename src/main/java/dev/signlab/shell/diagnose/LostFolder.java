package dev.signlab.shell.diagnose;

import dev.signlab.diagnostic.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An output that was to go into a folder which is not there. */
final class LostFolder {

  private static final Pattern TARGET = Pattern.compile(">>? ((\\S*)/([^/\\s]+))");

  private LostFolder() {}

  /** Returns the line whose output goes into this folder. */
  static Optional<String> mended(String line, Problem refused, Setting setting) {
    boolean lost = refused.found().filter(text -> text.contains("no folder")).isPresent();
    Matcher target = TARGET.matcher(refused.tried().orElse(""));
    return lost
            && target.matches()
            && !target.group(2).isEmpty()
            && !setting.isTaken(target.group(2))
            && line.contains(target.group(1))
        ? Optional.of(line.replace(target.group(1), target.group(3)))
        : Optional.empty();
  }
}
