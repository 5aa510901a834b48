package dev.signlab.shell.cosign;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.ListedCommand;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command of cosign that the lab knows by name and does not have yet.
 *
 * @param spec its words
 * @param subject what it belongs to
 */
record LaterCommand(CommandSpec spec, String subject) implements Command {

  static List<ListedCommand> all() {
    return Stream.of("initialize")
        .map(word -> new ListedCommand("cosign " + word, () -> of(word, "signing without keys")))
        .toList();
  }

  private static LaterCommand of(String name, String subject) {
    CommandSpec spec =
        CommandSpec.of("cosign " + name, "cosign, not yet", "Not yet: " + subject)
            .arguments("WORD", "anything", Completion.NONE)
            .passThrough()
            .build();
    return new LaterCommand(spec, subject);
  }

  @Override
  public int run(Invocation invocation) {
    Problem.Builder problem =
        Problem.of(spec.name() + " is not in this lab yet")
            .tried(spec.name())
            .expected("a command that cosign --help lists without \"not yet\"")
            .found("one that belongs to " + subject);
    invocation.arguments().stream()
        .filter(word -> word.contains("/") && word.contains(":"))
        .findFirst()
        .ifPresent(image -> problem.hint("what the image has already", "cosign tree " + image));
    throw problem.command("cosign --help").asException();
  }
}
