package dev.signlab.image.dockerfile;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which files of a context stay outside the image: the rules of {@code .dockerignore}, read as
 * moby's patternmatcher reads them. Immutable.
 */
public final class DockerIgnore {

  private static final String NAME = ".dockerignore";

  private final String name;
  private final List<IgnorePattern> patterns;

  private DockerIgnore(String name, List<IgnorePattern> patterns) {
    this.name = name;
    this.patterns = List.copyOf(patterns);
  }

  /** Reads the {@code .dockerignore} of a context, which need not be there. */
  public static DockerIgnore of(Path context) {
    Path file = context.resolve(NAME);
    return Files.exists(file)
        ? parse(Utf8Text.read(file, NAME), NAME)
        : new DockerIgnore(NAME, List.of());
  }

  /**
   * Reads the rules for one Dockerfile: those of the file beside it that has its name and {@code
   * .dockerignore} behind it, or else those of the context.
   *
   * @throws dev.signlab.diagnostic.LabException naming the line that is no pattern
   */
  public static DockerIgnore of(Path context, Path dockerfile) {
    String name = dockerfile.getFileName() + NAME;
    Path own = dockerfile.resolveSibling(name);
    return Files.exists(own) ? parse(Utf8Text.read(own, name), name) : of(context);
  }

  /** Returns rules that are given one by one: those of {@code --exclude}, once expanded. */
  public static DockerIgnore patterns(List<String> patterns) {
    List<IgnorePattern> read = new ArrayList<>();
    patterns.forEach(each -> IgnorePattern.read(each).ifPresent(read::add));
    return new DockerIgnore("--exclude", read);
  }

  static DockerIgnore parse(String text, String name) {
    String body = Utf8Text.withoutMark(text);
    List<IgnorePattern> read = new ArrayList<>();
    int number = 0;
    for (String line : body.split("\n", -1)) {
      number++;
      try {
        if (!line.startsWith("#")) {
          IgnorePattern.read(line).ifPresent(read::add);
        }
      } catch (LineFault fault) {
        throw Problem.of(name + " line " + number + ": " + fault.text())
            .expected("a path, in which *, ** and ? are wildcards, and [a-z] is one of several")
            .found(line.strip())
            .hint("a character that is meant as it is gets a backslash before it")
            .cause(Cause.MALFORMED)
            .asException();
      }
    }
    return new DockerIgnore(name, read);
  }

  /** Returns the name of the file with the rules. */
  public String name() {
    return name;
  }

  /** Tells whether something may stay in that is in a folder that stays outside. */
  public boolean hasExceptions() {
    return patterns.stream().anyMatch(IgnorePattern::isException);
  }

  /** Tells whether a file stays outside; see {@link #ignores(String)}. */
  public boolean ignores(Path relative) {
    return ignores(relative.toString());
  }

  /**
   * Tells whether a file stays outside: the last rule counts that matches it or a folder of it.
   *
   * @param relative its path in the context, with slashes
   */
  public boolean ignores(String relative) {
    if (patterns.isEmpty()) {
      return false;
    }
    boolean[] matched = new boolean[patterns.size()];
    for (int end = relative.indexOf('/'); end >= 0; end = relative.indexOf('/', end + 1)) {
      match(relative.substring(0, end), matched);
    }
    return match(relative, matched);
  }

  /**
   * Matches a path.
   *
   * @param matched which rules matched the folder of the path; afterwards, which matched itself
   */
  private boolean match(String path, boolean[] matched) {
    boolean isIgnored = false;
    for (int i = 0; i < matched.length; i++) {
      IgnorePattern pattern = patterns.get(i);
      // A rule that would change nothing is not asked, and so not remembered for what is below.
      if (!matched[i] && pattern.isException() == isIgnored) {
        matched[i] = pattern.matches(path);
      }
      if (matched[i]) {
        isIgnored = !pattern.isException();
      }
    }
    return isIgnored;
  }
}
