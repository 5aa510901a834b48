package dev.signlab.shell.skopeo;

import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.client.CredentialSource;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The flags by which skopeo reaches registries, and the client that they make. */
final class SkopeoFlags {

  private SkopeoFlags() {}

  static List<Flag> all(String prefix) {
    return List.of(
        Flag.toggle(prefix + "tls-verify", "insist on TLS with a trusted certificate")
            .withDefault("true"),
        Flag.text(prefix + "creds", "USER:PASSWORD", "user and password for the registry"),
        Flag.file(prefix + "cert-dir", "folder with a ca.crt, or *.crt, to trust"));
  }

  /** Makes the client of one side; {@code prefix} is empty, {@code src-} or {@code dest-}. */
  static RegistryClient client(Invocation invocation, String prefix) {
    RegistryAccess access = access(invocation, prefix);
    Optional<String> login = value(invocation, prefix, "creds");
    return Images.client(
        invocation,
        login.map(text -> access.with(CredentialSource.of(login(text)))).orElse(access));
  }

  /** Returns how one side is reached, without its login. */
  static RegistryAccess access(Invocation invocation, String prefix) {
    boolean verify = isOn(invocation, prefix + "tls-verify") && isOn(invocation, "tls-verify");
    Optional<Path> authority =
        value(invocation, prefix, "cert-dir").map(invocation::path).map(SkopeoFlags::certificate);
    return Images.access(invocation, !verify, authority);
  }

  private static Optional<String> value(Invocation invocation, String prefix, String name) {
    return invocation
        .flag(prefix + name)
        .filter(text -> !text.isEmpty())
        .or(() -> invocation.flag(name));
  }

  private static boolean isOn(Invocation invocation, String name) {
    return invocation.flag(name).map(Boolean::parseBoolean).orElse(true);
  }

  private static UserPassword login(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw Problem.of("--creds wants a user and a password")
          .expected("USER:PASSWORD")
          .found("no colon")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    return new UserPassword(text.substring(0, colon), text.substring(colon + 1));
  }

  private static Path certificate(Path folder) {
    return List.of("ca.crt", "tls.crt", "cert.pem").stream()
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElse(folder.resolve("ca.crt"));
  }
}
