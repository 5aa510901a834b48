package dev.signlab.shell.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tag of an image, or its registry, behind a flag of its own: {@code docker push NAME --tag
 * 1.0}. Both are parts of the one name that a command takes.
 */
final class NameInFlags {

  private static final Pattern TAG = Pattern.compile("--?(tag|version|t)(?:=(.*))?");

  private static final Pattern REGISTRY =
      Pattern.compile("--?(registry|host|server|hostname|registry-url|registry-host)(?:=(.*))?");

  private static final Pattern WORD = Pattern.compile("[\\w][\\w.-]*");

  private static final Pattern HOST =
      Pattern.compile("(?:https?://)?([A-Za-z][\\w.-]*(?::\\d+)?)/?");

  private NameInFlags() {}

  /** Returns the line with the whole name in one word; the same where no flag holds a part. */
  static Draft mended(Draft draft) {
    return part(part(draft, TAG), REGISTRY);
  }

  private static Draft part(Draft draft, Pattern flag) {
    LineWords line = draft.line();
    for (int at = 0; at < line.words().size(); at++) {
      Matcher word = flag.matcher(line.words().get(at));
      if (word.matches() && line.spec().flag(word.group(1)).isEmpty()) {
        return joined(draft, at, word, flag.equals(TAG)).orElse(draft);
      }
    }
    return draft;
  }

  private static Optional<Draft> joined(Draft draft, int at, Matcher flag, boolean tag) {
    LineWords line = draft.line();
    List<String> words = new ArrayList<>(line.words());
    words.remove(at);
    boolean behind = flag.group(2) == null;
    if (behind && at == words.size()) {
      return Optional.empty();
    }
    String value = behind ? words.remove(at) : flag.group(2);
    LineWords without = new LineWords(line.variables(), line.spec(), words);
    Optional<Part> image =
        without
            .arguments()
            .filter(each -> each.role().isImage() || each.role().isLocal())
            .findFirst();
    return image
        .flatMap(each -> tag ? tagged(each.value(), value) : ofRegistry(each.value(), value))
        .map(
            name ->
                draft.because(
                    reason(line, flag.group(1), tag), without.with(image.orElseThrow(), name)));
  }

  private static String reason(LineWords line, String flag, boolean tag) {
    return "%s has no %s%s; %s"
        .formatted(
            line.spec().name(),
            flag.length() == 1 ? "-" : "--",
            flag,
            tag
                ? "the tag stands behind the image's name, after :"
                : "the registry stands in front of the image's name");
  }

  private static Optional<String> tagged(String name, String tag) {
    boolean bare = name.lastIndexOf(':') <= name.lastIndexOf('/') && !name.contains("@");
    boolean same = name.endsWith(":" + tag);
    return WORD.matcher(tag).matches() && (bare || same)
        ? Optional.of(same ? name : name + ":" + tag)
        : Optional.empty();
  }

  private static Optional<String> ofRegistry(String name, String registry) {
    Matcher host = HOST.matcher(registry);
    if (!host.matches()) {
      return Optional.empty();
    }
    return Optional.of(name.startsWith(host.group(1) + "/") ? name : host.group(1) + "/" + name);
  }
}
