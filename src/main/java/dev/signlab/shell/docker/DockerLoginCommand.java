package dev.signlab.shell.docker;

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

/**
 * {@code docker login}: keeps a login in Docker's own file, where cosign and skopeo find it too.
 */
final class DockerLoginCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("docker login", "docker", "Keep a user and password for a registry")
          .flag(Flag.text("username", "USER", "the user").withShort("u"))
          .flag(
              Flag.text("password", "PASSWORD", "the password; better let it be asked for")
                  .withShort("p"))
          .flag(Flag.toggle("password-stdin", "read the password from standard input"))
          .argument("REGISTRY", "such as localhost:5001", Completion.NONE)
          .example("docker login -u tester localhost:5002")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    Registry registry = new Registry(invocation.argument(0));
    String user =
        invocation
            .flag("username")
            .or(() -> invocation.screen().ask("Username: "))
            .orElseThrow(() -> missing("user", "-u USER"));
    String password = password(invocation);
    if (password.isEmpty()) {
      throw LoginPassword.empty("docker login -u " + user + " " + registry);
    }
    UserPassword login = new UserPassword(user, password);
    RegistryAccess access = invocation.service(RegistryAccess.class);
    RegistryClient.of(access.with(CredentialSource.of(login))).ping(registry);
    new StoredLogins(invocation.session().environment()).save(registry, login);
    invocation.screen().out("Login Succeeded");
    return OK;
  }

  private static String password(Invocation invocation) {
    if (invocation.isOn("password-stdin")) {
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
        .found("nobody to ask")
        .exitStatus(Problem.USAGE)
        .asException();
  }
}
