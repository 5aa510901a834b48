package dev.signlab.shell.cosign;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.ListedCommand;
import java.util.List;

/**
 * A first word of several commands, typed alone: it says which words may follow.
 *
 * @param spec its own word
 * @param members the commands that begin with it
 */
record GroupCommand(CommandSpec spec, List<Command> members) implements Command {

  private static final String LATER =
      " will be removed in v4.0.0 (see https://github.com/sigstore/cosign/issues/4696). Instead,"
          + " please use ";

  /** Returns the groups of cosign, each with those of the given commands that belong to it. */
  static List<ListedCommand> of(List<ListedCommand> all) {
    return List.of(
        group(
            all,
            "attach",
            "Attach artifacts to an image",
            "oras for attaching artifacts to other artifacts in a registry"),
        group(all, "bundle", "Work with bundles", ""),
        group(all, "dockerfile", "Work with Dockerfiles", each("Dockerfile")),
        group(all, "download", "Download what is attached to an image", ""),
        group(all, "signing-config", "Work with files that say where to sign", ""),
        group(all, "trusted-root", "Work with files that say whom to believe", ""),
        group(all, "manifest", "Work with Kubernetes manifests", each("Kubernetes manifest")),
        group(
            all,
            "upload",
            "Upload artifacts to a registry",
            "`oras blob push` for uploading artifacts to a registry"));
  }

  private static String each(String file) {
    return "`cosign verify` for each image in your " + file;
  }

  private static ListedCommand group(
      List<ListedCommand> all, String word, String summary, String instead) {
    return new ListedCommand("cosign " + word, () -> made(all, word, summary, instead));
  }

  private static Command made(
      List<ListedCommand> all, String word, String summary, String instead) {
    String name = "cosign " + word;
    List<Command> members =
        all.stream()
            .filter(each -> each.name().startsWith(name + " "))
            .map(ListedCommand::make)
            .toList();
    CommandSpec.Builder spec =
        CommandSpec.of(name, "cosign", summary)
            .optionalArguments("COMMAND", "one of its commands", Completion.NONE)
            .example(members.isEmpty() ? null : members.getFirst().spec().examples().getFirst());
    return new GroupCommand(
        (instead.isEmpty() ? spec : spec.deprecatedBecause(word + LATER + instead)).build(),
        members);
  }

  @Override
  public int run(Invocation invocation) {
    invocation.optionalArgument(0).ifPresent(this::refuse);
    invocation.screen().out(spec.summary());
    invocation.screen().out("");
    invocation.screen().out("Available Commands:");
    int width = members.stream().mapToInt(each -> each.spec().name().length()).max().orElse(0) + 3;
    for (Command member : members) {
      CommandSpec its = member.spec();
      invocation.screen().out("  " + padded(its.name(), width) + its.summary());
    }
    return OK;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private void refuse(String word) {
    throw Problem.of("unknown command \"" + word + "\" for \"" + spec.name() + "\"")
        .expected("one of its commands")
        .found(word)
        .command(spec.name())
        .asException();
  }
}
