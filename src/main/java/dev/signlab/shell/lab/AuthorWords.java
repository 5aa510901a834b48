package dev.signlab.shell.lab;

import dev.signlab.shell.command.Command;
import java.util.List;

/** The words with which a scenario is made, looked at and read about; {@code check} is apart. */
final class AuthorWords {

  private AuthorWords() {}

  static List<Command> all() {
    return List.of(
        new LabCommand(AuthorNew.SPEC, AuthorNew::run),
        new LabCommand(AuthorPreview.SPEC, AuthorPreview::run),
        new LabCommand(AuthorDocs.SPEC, AuthorDocs::run));
  }
}
