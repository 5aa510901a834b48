package dev.signlab.shell.cosign.setup;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
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
import dev.signlab.shell.cosign.invoke.CosignFlags;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * {@code cosign login}: keeps a login in Docker's own file. As cosign's, it does not ask the
 * registry whether it likes the login; {@code docker login} does.
 */
final class LoginCommand implements Command {

  private static final int LONGEST_PASSWORD = 4_096;
  private static final String FROM_INPUT = "password-stdin";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign login", "cosign", "Keep a user and password for a registry")
          .flag(Flag.text("username", "USER", "the user").withShort("u"))
          .flag(Flag.text("password", "PASSWORD", "the password").withShort("p"))
          .flag(Flag.toggle(FROM_INPUT, "read the password from standard input"))
          .flags(CosignFlags.global())
          .argument("SERVER", "such as localhost:5001", Completion.NONE)
          .example("cosign login localhost:5002 -u tester -p s3cret")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    Registry registry = registry(invocation.argument(0));
    String user = invocation.flag("username").orElse("");
    String password =
        invocation.isOn(FROM_INPUT) ? read(invocation) : invocation.flag("password").orElse("");
    if (user.isEmpty() || password.isEmpty()) {
      throw missing(registry);
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
    invocation.screen().err("logged in via " + config.file());
    return OK;
  }

  private static Registry registry(String server) {
    return server.equals("docker.io") ? Registry.DOCKER_HUB : new Registry(server);
  }

  private static String read(Invocation invocation) {
    try {
      byte[] bytes =
          BoundedFile.read(invocation.session().input(), LONGEST_PASSWORD, "the password");
      return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw Problem.of("cannot read the password")
          .found(String.valueOf(e.getMessage()))
          .asException(e);
    }
  }

  private static LabException missing(Registry registry) {
    return Problem.of("username and password required")
        .expected("-u USER and -p PASSWORD, or --password-stdin")
        .found("one of them missing or empty")
        .hint("the password is asked for", "docker login -u USER " + registry)
        .asException();
  }
}
