package dev.signlab.shell.lab;

import dev.signlab.shell.command.Command;
import java.util.List;
import java.util.stream.Stream;

/** All words of the labs. */
public final class LabCommands {

  static final String GROUP = "Lab";

  private LabCommands() {}

  /** Returns the commands, in the order in which help lists them. */
  public static List<Command> all() {
    return Stream.of(
            WayCommands.all(),
            AidCommands.all(),
            List.of(WhyCommand.command(), WhatIsCommand.command()),
            AnswerCommands.all(),
            List.of(ReviewCommand.made()),
            BackCommands.all(),
            BookmarkCommands.all(),
            AuthorWords.all(),
            PackWords.all(),
            List.of(InstallCommand.command()),
            AuthorCommands.all())
        .flatMap(List::stream)
        .toList();
  }
}
