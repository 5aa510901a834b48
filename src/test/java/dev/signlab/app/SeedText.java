package dev.signlab.app;

import dev.signlab.skipped.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Headings and command lines of a text in Markdown, as a reader sees them. */
final class SeedText {

  private static final Pattern HEADING = Pattern.compile("#+ +(.*)|title = \"(.*)\"");
  private static final Pattern STEP = Pattern.compile(" +(\\d\\.\\d?\\.? .*)");
  private static final Pattern PROMPT = Pattern.compile("(?:^|[ `*>])\\$ (\\w[^`]*)");
  private static final Pattern NAMED = Pattern.compile("`((?:cosign [a-z]|brew |-a)[^`]*)`");
  private static final Pattern BROKEN = Pattern.compile("(?m)^(\\$ \\w+)\n(?=\")");
  private static final Pattern TAG = Pattern.compile("</?(?:pre|code|strong|a)\\b[^>]*>");

  private final List<String> headings = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private boolean inCode;

  private SeedText() {}

  /** Returns the texts in the order of their names, or skips the test where nobody has them. */
  static List<SeedText> all() throws IOException {
    Path folder =
        Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
            .map(at -> at.resolve("shared").resolve("seeds"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow(() -> Skip.because("the public texts are not beside the checkout"));
    List<SeedText> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        texts.add(read(file));
      }
    }
    return texts;
  }

  List<String> headings() {
    return headings;
  }

  List<String> lines() {
    return lines;
  }

  private static SeedText read(Path file) throws IOException {
    SeedText text = new SeedText();
    BROKEN.matcher(Files.readString(file)).replaceAll("$1 ").lines().forEach(text::take);
    return text;
  }

  private void take(String line) {
    if (line.strip().startsWith("```")) {
      inCode = !inCode;
      return;
    }
    Matcher heading = HEADING.matcher(line);
    Matcher step = STEP.matcher(line);
    if (!inCode && heading.matches()) {
      headings.add(heading.group(1) == null ? heading.group(2) : heading.group(1).strip());
    } else if (step.matches()) {
      headings.add(step.group(1).strip());
    } else {
      commands(TAG.matcher(line).replaceAll(""));
    }
  }

  private void commands(String line) {
    PROMPT.matcher(line).results().forEach(found -> lines.add(bare(found.group(1))));
    NAMED.matcher(line).results().forEach(found -> lines.add(bare(found.group(1))));
  }

  private static String bare(String line) {
    return line.replaceAll("\\*\\*$", "").strip();
  }
}
