package dev.signlab.shell.spring;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.shell.core.command.completion.CompletionContext;
import org.springframework.shell.core.command.completion.CompletionProposal;
import org.springframework.shell.core.command.completion.CompletionProvider;

/** What the last word of a command can become: a command's next word, or what the command knows. */
public final class Completions {

  private final LabCommandRegistry registry;

  Completions(LabCommandRegistry registry) {
    this.registry = registry;
  }

  /**
   * Returns proposals.
   *
   * @param words the words up to the cursor; the last one is completed and may be empty
   */
  public List<CompletionProposal> of(List<String> words) {
    String typed = words.getLast();
    List<String> before = words.subList(0, words.size() - 1);
    List<CompletionProposal> names = names(before, typed);
    Optional<CommandAdapter> command = registry.find(before);
    if (command.isEmpty() || !names.isEmpty()) {
      return names;
    }
    CompletionProvider provider = command.get().getCompletionProvider();
    int index = words.size() - 1;
    return provider == null
        ? List.of()
        : provider.apply(new CompletionContext(words, index, typed.length(), command.get(), null));
  }

  private List<CompletionProposal> names(List<String> before, String typed) {
    String prefix = before.isEmpty() ? "" : String.join(" ", before) + " ";
    TreeSet<String> next = new TreeSet<>();
    for (String name : registry.names()) {
      if (name.startsWith(prefix + typed)) {
        int end = name.indexOf(' ', prefix.length());
        next.add(name.substring(prefix.length(), end < 0 ? name.length() : end));
      }
    }
    return next.stream().map(name -> described(name, prefix + name)).toList();
  }

  private CompletionProposal described(String word, String name) {
    CompletionProposal proposal = new CompletionProposal(word);
    registry
        .find(List.of(name.split(" ", -1)))
        .filter(command -> command.getName().equals(name))
        .ifPresent(command -> proposal.description(command.getDescription()));
    return proposal;
  }
}
