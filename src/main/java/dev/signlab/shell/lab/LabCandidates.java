package dev.signlab.shell.lab;

import dev.signlab.scenario.model.Scenario;
import dev.signlab.shell.command.CandidateSource;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Session;
import java.util.List;

/**
 * Knows the names of labs and of causes, for the Tab key.
 *
 * @param kind which of the two
 */
public record LabCandidates(Completion kind) implements CandidateSource {

  @Override
  public List<String> candidates(Session session) {
    if (kind == Completion.CAUSE) {
      return Words.causes();
    }
    return session.service(Sitting.class).lab().catalogue().scenarios().stream()
        .map(Scenario::id)
        .toList();
  }
}
