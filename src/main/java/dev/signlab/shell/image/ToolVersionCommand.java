package dev.signlab.shell.image;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;
import java.util.List;

/**
 * The version of a tool in that tool's own form, which says whose program answers.
 *
 * @param spec its words
 * @param line what it says
 */
record ToolVersionCommand(CommandSpec spec, String line) implements Command {

  private static final String VERSION = "signlab-0.1.0";

  static List<Command> all() {
    String docker = "Docker version " + VERSION + ", build unknown";
    String skopeo = "skopeo version " + VERSION;
    return List.of(
        of("docker --version", "docker", docker),
        of("docker -v", "docker", docker),
        of("docker version", "docker", docker),
        of("skopeo --version", "skopeo", skopeo),
        of("skopeo -v", "skopeo", skopeo),
        of("crane version", "crane", VERSION),
        of("syft --version", "syft", "syft " + VERSION));
  }

  private static ToolVersionCommand of(String name, String tool, String line) {
    return new ToolVersionCommand(
        CommandSpec.of(name, tool, "Show which " + tool + " this is").example(name).build(), line);
  }

  @Override
  public int run(Invocation invocation) {
    invocation.screen().out(line);
    return OK;
  }
}
