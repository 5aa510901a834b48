package dev.signlab.image.dockerfile;

import dev.signlab.storage.BoundedFile;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Which files of a context stay outside the image ({@code .dockerignore}). */
public final class DockerIgnore {

  private final List<Rule> rules;

  private DockerIgnore(List<Rule> rules) {
    this.rules = rules;
  }

  /** Reads the {@code .dockerignore} of a context, which need not be there. */
  public static DockerIgnore of(Path context) {
    Path file = context.resolve(".dockerignore");
    return parse(Files.exists(file) ? BoundedFile.readText(file) : "");
  }

  static DockerIgnore parse(String text) {
    List<Rule> rules = new ArrayList<>();
    for (String raw : text.split("\r?\n", -1)) {
      String line = raw.strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        rules.add(Rule.parse(line));
      }
    }
    return new DockerIgnore(List.copyOf(rules));
  }

  /** Tells whether a file stays outside; the last rule that matches it or a folder of it counts. */
  public boolean ignores(Path relative) {
    boolean ignored = false;
    for (Rule rule : rules) {
      if (rule.matches(relative)) {
        ignored = !rule.exception;
      }
    }
    return ignored;
  }

  private record Rule(boolean exception, List<PathMatcher> matchers) {

    static Rule parse(String line) {
      boolean exception = line.startsWith("!");
      String pattern = (exception ? line.substring(1) : line).strip();
      pattern = pattern.startsWith("/") ? pattern.substring(1) : pattern;
      pattern = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
      List<PathMatcher> matchers = new ArrayList<>();
      matchers.add(matcher(pattern));
      // Docker's ** also stands for no folder at all.
      if (pattern.startsWith("**/")) {
        matchers.add(matcher(pattern.substring(3)));
      }
      return new Rule(exception, List.copyOf(matchers));
    }

    private static PathMatcher matcher(String pattern) {
      try {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      } catch (PatternSyntaxException e) {
        return path -> path.toString().equals(pattern);
      }
    }

    boolean matches(Path relative) {
      for (int i = 1; i <= relative.getNameCount(); i++) {
        Path part = relative.subpath(0, i);
        if (matchers.stream().anyMatch(each -> each.matches(part))) {
          return true;
        }
      }
      return false;
    }
  }
}
