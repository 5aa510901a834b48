package dev.signlab.shell.cosign.setup;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.LoginPassword;
import dev.signlab.image.StoredLogins;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.client.DockerConfig;
import dev.signlab.oci.name.Registry;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.run.LabSession;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code cosign login}: keeps a login in Docker's own file. As cosign's, it does not ask the
 * registry whether it likes the login; {@code docker login} does.
 */
final class LoginCommand implements Command {

  private static final String FROM_INPUT = "password-stdin";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign login", "cosign", "Keep a user and password for a registry")
          .flag(Flag.text("username", "USER", "the user").withShort("u"))
          .flag(Flag.text("password", "PASSWORD", "the password").withShort("p"))
          .flag(Flag.toggle(FROM_INPUT, "read the password from standard input"))
          .flags(SharedFlags.global())
          .argument("SERVER", "such as localhost:5001", Completion.NONE)
          .example("cosign login localhost:5002 -u tester")
          .example("cosign login localhost:5002 -u tester -p s3cret")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    Registry registry = Registry.parse(invocation.argument(0));
    String user =
        given(invocation, "username")
            .or(() -> asked(invocation, screen -> screen.ask("Username: ")))
            .orElseThrow(() -> missing(registry));
    String password = password(invocation, registry);
    if (password.isEmpty()) {
      throw LoginPassword.empty("cosign login " + registry + " -u " + user);
    }
    DockerConfig config = DockerConfig.of(invocation.session().environment());
    StoredLogins logins = new StoredLogins(invocation.session().environment());
    if (logins.save(registry, new UserPassword(user, password))) {
      Screen screen = invocation.screen();
      screen.err("");
      screen.err("WARNING! Your credentials are stored unencrypted in '" + config.file() + "'.");
      screen.err("Configure a credential helper to remove this warning. See");
      screen.err("https://docs.docker.com/go/credential-store/");
      screen.err("");
    }
    invocation.service(LabSession.class).forgetLogins();
    invocation.screen().err("logged in via " + config.file());
    return OK;
  }

  private static String password(Invocation invocation, Registry registry) {
    if (!invocation.isOn(FROM_INPUT)) {
      return invocation
          .flag("password")
          .or(() -> asked(invocation, LoginCommand::askPassword))
          .orElseThrow(() -> missing(registry));
    }
    if (given(invocation, "password").isPresent()) {
      throw LoginPassword.twice();
    }
    return LoginPassword.read(invocation.session().input());
  }

  private static Optional<String> askPassword(Screen screen) {
    return screen.askSecret("Password: ").map(String::new);
  }

  /** A person is asked, and a pipe is not: a password in one is announced by its flag. */
  private static Optional<String> asked(
      Invocation invocation, Function<Screen, Optional<String>> question) {
    return invocation.session().piped().isPresent()
        ? Optional.empty()
        : question.apply(invocation.screen()).filter(answer -> !answer.isEmpty());
  }

  private static Optional<String> given(Invocation invocation, String flag) {
    return invocation.flag(flag).filter(text -> !text.isEmpty());
  }

  private static LabException missing(Registry registry) {
    return Problem.of("username and password required")
        .expected("-u USER and -p PASSWORD, or --password-stdin")
        .found("one of them missing, and nobody to ask")
        .hint("from a pipe", "cosign login " + registry + " -u USER --password-stdin")
        .asException();
  }
}
