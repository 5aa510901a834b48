package dev.signlab.scenario.paper;

import dev.signlab.scenario.source.Findings;
import dev.signlab.yaml.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that a lesson includes: those beside it or below, and none that an address names. */
public final class LessonIncludes {

  private static final Pattern INCLUDE = Pattern.compile("\\s*include::([^\\[]+)\\[.*");

  private LessonIncludes() {}

  /** Adds a finding for each line that would include something from elsewhere. */
  public static void check(Path lesson, List<String> lines, Findings findings) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher include = INCLUDE.matcher(lines.get(i));
      if (include.matches() && leadsOut(include.group(1))) {
        findings.add(
            new Place(lesson, i + 1, 1),
            "a lesson includes files of its own folder only",
            "a file beside the lesson or below it",
            include.group(1));
      }
    }
  }

  private static boolean leadsOut(String target) {
    return target.startsWith("/")
        || target.contains("://")
        || target.indexOf('{') >= 0
        || ("/" + target).contains("/../");
  }
}
