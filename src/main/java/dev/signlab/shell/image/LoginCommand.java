package dev.signlab.shell.image;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.LoginPassword;
import dev.signlab.image.StoredLogins;
import dev.signlab.oci.client.CredentialSource;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Registry;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.run.LabSession;
import java.util.List;
import java.util.function.Function;

/**
 * {@code login} of docker, skopeo, oras and crane: keeps a login in Docker's own file, where cosign
 * and the others find it too.
 */
public final class LoginCommand implements Command {

  private final CommandSpec spec;
  private final Function<Invocation, RegistryAccess> access;

  /**
   * Makes the command of a tool.
   *
   * @param name its name, such as {@code docker login}
   * @param more flags that the tool has beside those that all have
   * @param access reads them
   */
  public LoginCommand(String name, List<Flag> more, Function<Invocation, RegistryAccess> access) {
    this.access = access;
    this.spec =
        CommandSpec.of(
                name,
                name.substring(0, name.indexOf(' ')),
                "Keep a user and password for a registry")
            .flag(Flag.text("username", "USER", "the user").withShort("u"))
            .flag(
                Flag.text("password", "PASSWORD", "the password; better let it be asked for")
                    .withShort("p"))
            .flag(Flag.toggle("password-stdin", "read the password from standard input"))
            .flags(more)
            .optionalArgument("REGISTRY", "such as localhost:5001", Completion.NONE)
            .example(name + " -u tester localhost:5002")
            .build();
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public int run(Invocation invocation) {
    Registry registry =
        invocation.optionalArgument(0).map(Registry::parse).orElseThrow(() -> hub(invocation));
    String user =
        invocation
            .flag("username")
            .or(() -> invocation.screen().ask("Username: "))
            .filter(name -> !name.isBlank())
            .orElseThrow(() -> missing("user", "-u USER"));
    String password = password(invocation);
    if (password.isEmpty()) {
      throw LoginPassword.empty(spec.name() + " -u " + user + " " + registry);
    }
    UserPassword login = new UserPassword(user, password);
    RegistryClient.of(access.apply(invocation).with(CredentialSource.of(login))).ping(registry);
    new StoredLogins(invocation.session().environment()).save(registry, login);
    invocation.service(LabSession.class).forgetLogins();
    invocation.screen().out("Login Succeeded");
    return OK;
  }

  private LabException hub(Invocation invocation) {
    return Problem.of(spec.name() + " without a registry means Docker Hub")
        .expected("a registry of this machine; the lab goes no further")
        .found("none")
        .command(Images.here(invocation, spec.name() + " -u USER localhost:5001"))
        .exitStatus(Problem.USAGE)
        .asException();
  }

  private static String password(Invocation invocation) {
    if (invocation.isOn("password-stdin")) {
      if (invocation.flag("password").isPresent()) {
        throw LoginPassword.twice();
      }
      return LoginPassword.read(invocation.session().input());
    }
    return invocation
        .flag("password")
        .or(() -> invocation.screen().askSecret("Password: ").map(String::new))
        .orElseThrow(() -> missing("password", "--password-stdin"));
  }

  private static LabException missing(String what, String flag) {
    return Problem.of("no " + what + " was given")
        .expected(flag)
        .found("none, and nobody who says it")
        .exitStatus(Problem.USAGE)
        .asException();
  }
}
