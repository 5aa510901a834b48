package dev.signlab.sbom.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Paragraphs of {@code Name: value} lines, parted by empty lines, as deb-control(5) has them. Names
 * are the same in any case. Lines that begin with a blank go on with the value above.
 *
 * @param all the paragraphs, each by names in small letters
 * @param faults lines that are none, for people
 */
record Stanzas(List<Map<String, String>> all, List<String> faults) {

  private static final int MOST = 200_000;

  private static final int MOST_FAULTS = 10;

  static Stanzas read(String text) throws IOException {
    Stanzas read = new Stanzas(new ArrayList<>(), new ArrayList<>());
    Map<String, String> open = new LinkedHashMap<>();
    String last = "";
    for (String line : (Iterable<String>) text.lines()::iterator) {
      int colon = line.indexOf(':');
      if (line.isBlank()) {
        read.add(open);
        open = new LinkedHashMap<>();
      } else if (Character.isWhitespace(line.charAt(0))) {
        open.computeIfPresent(last, (name, value) -> value + "\n" + line.strip());
      } else if (colon < 1) {
        read.fault("expected NAME: VALUE, found " + shortened(line));
      } else {
        last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        open.put(last, line.substring(colon + 1).strip());
      }
    }
    read.add(open);
    return read;
  }

  private void add(Map<String, String> stanza) throws IOException {
    if (all.size() == MOST) {
      throw new IOException("it lists more than " + MOST + " packages");
    }
    if (!stanza.isEmpty()) {
      all.add(stanza);
    }
  }

  /** Takes note of what could not be read. */
  void fault(String text) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(text);
    }
  }

  private static String shortened(String line) {
    return line.length() > 40 ? line.substring(0, 40) + "…" : line;
  }
}
