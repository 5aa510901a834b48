package dev.signlab.content.asciidoc;

import dev.signlab.content.document.Document;
import dev.signlab.diagnostic.Problem;
import java.util.List;

/**
 * What became of an AsciiDoc file.
 *
 * @param document the tree, as far as the file could be understood
 * @param problems everything that is wrong with the file; empty when it is good
 */
public record Conversion(Document document, List<Problem> problems) {

  /** Copies the problems. */
  public Conversion {
    problems = List.copyOf(problems);
  }

  /** Returns the document, or throws the first problem and says how many more there are. */
  public Document orThrow() {
    if (problems.isEmpty()) {
      return document;
    }
    Problem first = problems.getFirst();
    if (problems.size() == 1) {
      throw first.asException();
    }
    Problem.Builder all =
        Problem.of(first.summary())
            .expected(String.valueOf(first.expected()))
            .found(problems.size() + " problems; this is the first");
    first.hints().forEach(hint -> all.hint(hint.text()));
    throw all.asException();
  }
}
