package dev.signlab.sbom.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Paragraphs of {@code Name: value} lines, parted by empty lines, as deb-control(5) has them and as
 * the databases of Alpine and the metadata of Python nearly do. Lines that begin with a blank go on
 * with the value above.
 */
final class Stanzas {

  private static final int MOST = 200_000;

  private Stanzas() {}

  static List<Map<String, String>> read(String text) throws IOException {
    List<Map<String, String>> all = new ArrayList<>();
    Map<String, String> open = new LinkedHashMap<>();
    String last = "";
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (line.isBlank()) {
        add(all, open);
        open = new LinkedHashMap<>();
      } else if (Character.isWhitespace(line.charAt(0))) {
        open.computeIfPresent(last, (name, value) -> value + "\n" + line.strip());
      } else {
        last = line.substring(0, colon(line));
        open.put(last, line.substring(last.length() + 1).strip());
      }
    }
    add(all, open);
    return all;
  }

  private static void add(List<Map<String, String>> all, Map<String, String> stanza)
      throws IOException {
    if (all.size() == MOST) {
      throw new IOException("it lists more than " + MOST + " packages");
    }
    if (!stanza.isEmpty()) {
      all.add(stanza);
    }
  }

  private static int colon(String line) throws IOException {
    int colon = line.indexOf(':');
    if (colon < 1) {
      throw new IOException("expected NAME: VALUE, found " + shortened(line));
    }
    return colon;
  }

  /** Returns the start of a line in letters that any screen can show. */
  private static String shortened(String line) {
    String start = line.length() > 40 ? line.substring(0, 40) + "…" : line;
    return start.replaceAll("\\p{Cntrl}", "?");
  }
}
