package dev.signlab.shell.prompt;

import dev.signlab.diagnostic.TerminalText;
import dev.signlab.shell.spring.Completions;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.springframework.shell.core.command.completion.CompletionProposal;

/** Hands Spring Shell's proposals to JLine. */
final class TabCompleter implements Completer {

  private final Completions completions;

  TabCompleter(Completions completions) {
    this.completions = completions;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    for (CompletionProposal proposal : completions.of(line.words())) {
      if (!proposal.value().equals(TerminalText.visible(proposal.value()))) {
        // Nobody can see what such a word is, and the line editor would not show it.
        continue;
      }
      candidates.add(
          new Candidate(
              proposal.value(),
              proposal.displayText(),
              null,
              proposal.description(),
              null,
              null,
              proposal.complete()));
    }
  }
}
