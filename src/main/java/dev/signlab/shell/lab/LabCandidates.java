package dev.signlab.shell.lab;

import dev.signlab.environment.snapshot.Snapshot;
import dev.signlab.environment.world.Bookmarks;
import dev.signlab.environment.world.World;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.shell.command.CandidateSource;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.fault.BreakCommand;
import java.util.List;
import java.util.stream.Stream;

/**
 * Knows the names of labs, causes, bookmarks, faults and the words of the course, for the Tab key.
 *
 * @param kind which of them
 */
public record LabCandidates(Completion kind) implements CandidateSource {

  @Override
  public List<String> candidates(Session session) {
    return switch (kind) {
      case CAUSE -> Words.causes();
      case EVIDENCE ->
          Stream.concat(DiagnoseCommand.steps(session).stream(), Words.causes().stream()).toList();
      case BOOKMARK ->
          new Bookmarks(session.service(World.class)).list().stream().map(Snapshot::name).toList();
      case FAULT -> BreakCommand.words();
      case TERM ->
          WhatIsCommand.glossary(session).entries().stream().map(Glossary.Entry::id).toList();
      default ->
          session.service(Sitting.class).lab().catalogue().scenarios().stream()
              .map(Scenario::id)
              .toList();
    };
  }
}
