package dev.signlab.sbom.scan;

import dev.signlab.sbom.catalog.OneLine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** What was left out, each once; when there is too much of it, how much more. */
final class Warnings {

  private static final int MOST = 100;

  private final SequencedSet<String> texts = new LinkedHashSet<>();
  private int more;

  /** Adds a text; paths in it come from an image that anybody may have made. */
  void add(String warning) {
    String text = OneLine.of(warning);
    if (texts.size() < MOST) {
      texts.add(text);
    } else if (!texts.contains(text)) {
      more++;
    }
  }

  List<String> all() {
    List<String> all = new ArrayList<>(texts);
    if (more > 0) {
      all.add("and " + more + " more of the kind");
    }
    return all;
  }
}
