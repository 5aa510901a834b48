package dev.signlab.shell.crane;

import dev.signlab.oci.name.Repository;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;

/** {@code crane ls}: the tags of a repository, those of signatures too. */
final class CraneListCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("crane ls", "crane", "List the tags of a repository")
          .argument("REPOSITORY", "such as localhost:5001/studentbook", Completion.REPOSITORY)
          .example("crane ls localhost:5001/studentbook")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    Repository repository = Repository.parse(invocation.argument(0));
    Images.client(invocation).tags(repository).forEach(invocation.screen()::out);
    return OK;
  }
}
