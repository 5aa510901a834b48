package dev.signlab.scenario.pack;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a pack may hold: so many files, so large, by plain names that stay within its folder. */
final class PackLaw {

  /** The most files. */
  static final int MOST_FILES = 500;

  /** The most bytes of one file: 4 MiB. */
  static final int LARGEST_FILE = 4 << 20;

  /** The most bytes of all files: 16 MiB. */
  static final long LARGEST_PACK = 16L << 20;

  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._ +@-]{0,99}");
  private static final int DEEPEST = 8;

  private PackLaw() {}

  /**
   * Returns a name of a file as it stands in a pack.
   *
   * @throws LabException when it is absolute, leads out, is hidden, or has other letters
   */
  static String name(String text) {
    String[] parts = text.split("/", -1);
    for (String part : parts) {
      if (!PART.matcher(part).matches() || part.endsWith(".") || part.endsWith(" ")) {
        throw refused("a file has a name that leads elsewhere: " + text, "a/b.txt below it", text);
      }
    }
    if (parts.length > DEEPEST) {
      throw refused("a file lies too deep", "at most " + DEEPEST + " folders", text);
    }
    return text;
  }

  /** Refuses too many files, and too many bytes, before any of them is fetched. */
  static void requireBounds(List<Long> sizes) {
    if (sizes.isEmpty() || sizes.size() > MOST_FILES) {
      throw refused("too many files, or none", "1 to " + MOST_FILES, sizes.size() + " files");
    }
    long whole = 0;
    for (long size : sizes) {
      if (size < 0 || size > LARGEST_FILE) {
        throw refused("a file is too large", "at most " + LARGEST_FILE + " bytes", size + " bytes");
      }
      whole += size;
    }
    if (whole > LARGEST_PACK) {
      throw refused("too much in all", "at most " + LARGEST_PACK + " bytes", whole + " bytes");
    }
  }

  /** Refuses names that would be one file where capitals do not count, or a file as a folder. */
  static void requireApart(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw refused("two files have one name", "each name once, whatever its capitals", name);
      }
    }
    for (String name : seen) {
      for (int at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
        if (seen.contains(name.substring(0, at))) {
          throw refused("a file is a folder as well", "one or the other", name.substring(0, at));
        }
      }
    }
  }

  static LabException refused(String summary, String expected, String found) {
    return Problem.of("this is no pack of a scenario: " + summary)
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
