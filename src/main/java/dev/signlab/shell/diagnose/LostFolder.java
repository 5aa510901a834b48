package dev.signlab.shell.diagnose;

import dev.signlab.diagnostic.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An output that was to go into a folder which is not there. */
final class LostFolder {

  private static final Pattern TARGET = Pattern.compile(">>? ((\\S*)/([^/\\s]+))");

  private LostFolder() {}

  /** Returns the line whose output goes into this folder, where nothing has that name. */
  static Optional<String> mended(String line, Problem refused, Setting setting) {
    boolean lost = refused.found().filter(text -> text.contains("no folder")).isPresent();
    Matcher target = TARGET.matcher(refused.tried().orElse(""));
    if (lost && target.matches() && target.group(1).matches("[\\w.-]+:\\d+/.+")) {
      // An image is no file.
      return Optional.of(line.replaceFirst(">\\s*(?=" + Pattern.quote(target.group(1)) + ")", ""));
    }
    return lost
            && target.matches()
            && !target.group(2).isEmpty()
            && !setting.isTaken(target.group(2))
            && !setting.isTaken(target.group(3))
        ? written(line, target.group(1), target.group(3))
        : Optional.empty();
  }

  /** The same words elsewhere in the line are no output. */
  private static Optional<String> written(String line, String target, String name) {
    Matcher output = Pattern.compile("(>\\s*)" + Pattern.quote(target) + "(?!\\S)").matcher(line);
    return output.find()
        ? Optional.of(output.replaceAll("$1" + Matcher.quoteReplacement(name)))
        : Optional.empty();
  }
}
