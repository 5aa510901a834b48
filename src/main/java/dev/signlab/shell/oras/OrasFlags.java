package dev.signlab.shell.oras;

import dev.signlab.diagnostic.Problem;
import dev.signlab.image.LoginPassword;
import dev.signlab.oci.client.CredentialSource;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Reference;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;
import java.util.List;
import java.util.Optional;

/** The flags by which oras reaches registries, and the client that they make. */
final class OrasFlags {

  private OrasFlags() {}

  /**
   * Returns the flags of one side.
   *
   * @param prefix empty, {@code from-} or {@code to-}
   */
  static List<Flag> registry(String prefix) {
    Flag user = Flag.text(prefix + "username", "USER", "the user at the registry");
    Flag password = Flag.text(prefix + "password", "PASSWORD", "the password");
    return List.of(
        Flag.toggle(prefix + "plain-http", "speak HTTP without TLS"),
        Flag.toggle(prefix + "insecure", "trust every certificate"),
        Flag.file(prefix + "ca-file", "certificate of an authority to trust"),
        prefix.isEmpty() ? user.withShort("u") : user,
        prefix.isEmpty() ? password.withShort("p") : password);
  }

  /** Returns flags that change nothing here. */
  static List<Flag> quiet() {
    return List.of(
        Flag.toggle("no-tty", "changes nothing: there are no progress bars"),
        Flag.text("concurrency", "N", "changes nothing: one after another"));
  }

  /** Makes the client of one side. */
  static RegistryClient client(Invocation invocation, String prefix) {
    Optional<String> user = invocation.flag(prefix + "username");
    if (user.isEmpty() && invocation.flag(prefix + "password").isPresent()) {
      throw LoginPassword.ofNobody(
          prefix + "password", prefix + "username", invocation.spec().name() + " --help");
    }
    RegistryAccess access = access(invocation, prefix);
    if (user.isPresent()) {
      String password =
          invocation.flag(prefix + "password").orElseGet(() -> asked(invocation, user.get()));
      access = access.with(CredentialSource.of(new UserPassword(user.get(), password)));
    }
    return Images.client(invocation, access);
  }

  /** Returns how one side is reached, without its login. */
  static RegistryAccess access(Invocation invocation, String prefix) {
    boolean insecure =
        invocation.isOn(prefix + "plain-http") || invocation.isOn(prefix + "insecure");
    return Images.access(
        invocation, insecure, invocation.flag(prefix + "ca-file").map(invocation::path));
  }

  static RegistryClient client(Invocation invocation) {
    return client(invocation, "");
  }

  private static String asked(Invocation invocation, String user) {
    return invocation
        .screen()
        .askSecret("Password: ")
        .map(String::new)
        .orElseThrow(() -> LoginPassword.empty("oras login -u " + user + " localhost:5001"));
  }

  /** Reads a reference that must be one of a registry of its own. */
  static Reference reference(Invocation invocation, String typed) {
    Reference reference = Reference.parse(typed);
    Images.refuseUnqualified(invocation, reference, typed, invocation.spec().name());
    return reference;
  }

  /**
   * A name behind which further tags stand, as in {@code localhost:5001/a:1,2}.
   *
   * @param first the name
   * @param more the further tags
   */
  record Tagged(String first, List<String> more) {

    static Tagged parse(Invocation invocation, String typed) {
      List<String> parts = List.of(typed.split(",", -1));
      if (parts.contains("")) {
        throw Problem.of("a name or a tag is missing: " + typed)
            .expected("NAME:TAG,TAG")
            .found("nothing at a comma")
            .command(invocation.spec().name() + " --help")
            .exitStatus(Problem.USAGE)
            .asException();
      }
      return new Tagged(parts.getFirst(), parts.subList(1, parts.size()));
    }
  }

  /** Refuses to delete where nobody said yes. */
  static void confirm(Invocation invocation, String what) {
    if (!invocation.isOn("force")
        && !invocation.screen().confirms("Are you sure you want to delete " + what + "? [y/N] ")) {
      throw Problem.of("nothing was deleted")
          .expected("y as the answer, or -f, which asks no question")
          .found("no yes")
          .command(invocation.spec().name() + " --help")
          .asException();
    }
  }
}
