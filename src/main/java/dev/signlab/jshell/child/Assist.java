package dev.signlab.jshell.child;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/**
 * What may stand at a place of a text, and what stands there.
 *
 * @param analysis of the JShell
 */
record Assist(SourceCodeAnalysis analysis) {

  private static final int MOST = 500;

  /** Returns where the word at the place begins, and the words that may stand there. */
  List<String> complete(String text, int place) {
    int[] anchor = {place};
    List<Suggestion> suggestions = analysis.completionSuggestions(text, place, anchor);
    // Where a type is known, what has that type is offered alone, as in the jshell tool.
    boolean fitting = suggestions.stream().anyMatch(Suggestion::matchesType);
    List<String> answer = new ArrayList<>(List.of(String.valueOf(anchor[0])));
    suggestions.stream()
        .filter(each -> !fitting || each.matchesType())
        .map(Suggestion::continuation)
        .distinct()
        .limit(MOST)
        .forEach(answer::add);
    return answer;
  }

  /** Returns the signatures of what stands at the place, and what its authors say of it. */
  List<String> document(String text, int place) {
    List<String> lines = new ArrayList<>();
    for (SourceCodeAnalysis.Documentation each : analysis.documentation(text, place, false)) {
      lines.add(each.signature());
    }
    return lines.stream().distinct().limit(MOST).toList();
  }
}
