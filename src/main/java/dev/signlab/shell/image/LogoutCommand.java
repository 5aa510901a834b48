package dev.signlab.shell.image;

import dev.signlab.diagnostic.Problem;
import dev.signlab.image.StoredLogins;
import dev.signlab.oci.name.Registry;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LabSession;

/** {@code logout} of docker, skopeo, oras and crane: forgets a login. */
public final class LogoutCommand implements Command {

  private final CommandSpec spec;

  /** Makes the command of a tool, such as {@code docker logout}. */
  public LogoutCommand(String name) {
    this.spec =
        CommandSpec.of(
                name, name.substring(0, name.indexOf(' ')), "Forget the login for a registry")
            .optionalArgument("REGISTRY", "such as localhost:5001", Completion.NONE)
            .example(name + " localhost:5002")
            .build();
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public int run(Invocation invocation) {
    Registry registry =
        invocation.optionalArgument(0).map(Registry::parse).orElse(Registry.DOCKER_HUB);
    StoredLogins logins = new StoredLogins(invocation.session().environment());
    if (logins.inHelper(registry)) {
      throw Problem.of("the login for " + registry + " is kept by a program of this machine")
          .expected("a login in Docker's own file")
          .found("a credential helper, which only docker itself asks to forget")
          .command("!docker logout " + registry)
          .asException();
    }
    boolean was = logins.forget(registry);
    invocation.service(LabSession.class).forgetLogins();
    Screen screen = invocation.screen();
    screen.out(was ? "Removing login credentials for " + registry : "Not logged in to " + registry);
    logins
        .holder(registry)
        .ifPresent(where -> screen.err("a login stays in " + where + ", which is read, too"));
    return OK;
  }
}
