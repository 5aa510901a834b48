package dev.signlab.image.cases;

import java.util.Optional;

/**
 * One file of a case, such as {@code 644 a/f text}, {@code 755 a/}, {@code link l -> target},
 * {@code fifo p} or {@code pack a.tgz gz folder}. In front may stand an owner: {@code 5:6 644 a}.
 *
 * @param kind an octal mode, {@code link}, {@code hard}, {@code fifo} or {@code pack}
 * @param owner the owner, in images alone
 * @param path the path; that of a folder ends with a slash
 * @param rest the text of a file, the target of a link, or how to pack which folder
 */
record FileLine(String kind, Optional<String> owner, String path, String rest) {

  static FileLine parse(String line) {
    String[] first = line.split(" ", 2);
    if (first[0].contains(":")) {
      FileLine plain = parse(first[1]);
      return new FileLine(plain.kind, Optional.of(first[0]), plain.path, plain.rest);
    }
    String[] words = line.split(" ", 3);
    String rest = words.length > 2 ? words[2] : "";
    String path = words[1].replace("\\n", "\n").replace("\\s", " ");
    String text = rest.startsWith("-> ") ? rest.substring(3) : rest.replace("\\n", "\n");
    return new FileLine(words[0], Optional.empty(), path, text);
  }

  boolean isFolder() {
    return path.endsWith("/");
  }

  int mode() {
    return Integer.parseInt(kind, 8);
  }

  long user() {
    return owner.map(text -> Long.parseLong(text.split(":", 2)[0])).orElse(0L);
  }

  long group() {
    return owner.map(text -> Long.parseLong(text.split(":", 2)[1])).orElse(0L);
  }

  boolean isMode() {
    return kind.matches("[0-7]{3,4}");
  }
}
