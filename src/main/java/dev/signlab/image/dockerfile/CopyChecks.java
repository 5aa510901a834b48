package dev.signlab.image.dockerfile;

import dev.signlab.image.dockerfile.Instruction.Copy;
import java.util.List;
import java.util.regex.Pattern;

/** What {@code COPY} and {@code ADD} cannot do here, once their variables have values. */
final class CopyChecks {

  private static final Pattern ELSEWHERE =
      Pattern.compile("(?i)(https?|git|ssh|ftp)://.*|git@.*|github\\.com/.*");

  private CopyChecks() {}

  static void source(Copy copy, String source) {
    if (ELSEWHERE.matcher(source).matches()) {
      throw new LineFault(
          (copy.isAdd() ? "ADD from elsewhere: " : "COPY takes no address: ") + source,
          "fetch the file first, then COPY it");
    }
  }

  /** Returns patterns as they are, if they are patterns. */
  static List<String> excludes(List<String> patterns) {
    patterns.forEach(IgnorePattern::read);
    return patterns;
  }

  /** Returns a mode as it is, if it is one. */
  static String mode(String mode) {
    if (!mode.matches("[0-7]{1,11}") || Long.parseLong(mode, 8) > 07777) {
      throw new LineFault(
          "--chmod takes octal modes from 0 to 7777 here, found " + mode,
          "--chmod=755 for files that are run, --chmod=644 for others");
    }
    return mode;
  }
}
