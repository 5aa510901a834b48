package dev.signlab.environment.world;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.registry.access.Grant;
import dev.signlab.registry.access.Htpasswd;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which rules of a registry can be followed. */
final class RulesLaw {

  private RulesLaw() {}

  /** Refuses what would let nobody in, or not do what it says. */
  static void require(RegistryRules rules) {
    requireWhole(rules);
    rules.htpasswd().ifPresent(file -> requireUsers(file, rules.grants()));
  }

  /** Refuses rules of which a part does nothing without another, whoever may log in. */
  static void requireWhole(RegistryRules rules) {
    if (rules.htpasswd().isEmpty() && rules.tokens()) {
      throw halves("--token without --htpasswd", "registry start --htpasswd htpasswd --token");
    }
    if (!rules.tokens() && (!rules.grants().isEmpty() || rules.anonymousPull())) {
      throw halves(
          (rules.grants().isEmpty() ? "--anonymous-pull" : "--grant") + " without --token",
          "registry start --htpasswd htpasswd --token --grant 'ada:*:pull,push'");
    }
    rules.expiring().ifPresent(RulesLaw::requireFolder);
  }

  private static LabException halves(String found, String line) {
    return Problem.of("who may use the registry is said by halves")
        .expected("a file of logins, --htpasswd, and --token for tokens and what they allow")
        .found(found)
        .command(line)
        .exitStatus(Problem.USAGE)
        .asException();
  }

  /** A name that is misspelt would be granted something for ever, and to nobody. */
  private static void requireUsers(Path file, List<Grant> grants) {
    List<String> users = new Htpasswd(file).users();
    if (users.isEmpty()) {
      throw Problem.of("nobody could log in")
          .expected("a user in " + file.getFileName())
          .found("none")
          .hint("to add one; the password is asked for", adding(file, "ada"))
          .asException();
    }
    Optional<String> unknown =
        grants.stream().map(Grant::user).filter(user -> !users.contains(user)).findFirst();
    if (unknown.isPresent()) {
      throw Problem.of("a grant for somebody who cannot log in: " + unknown.get())
          .expected("one of the users in " + file.getFileName() + ": " + String.join(", ", users))
          .found(unknown.get())
          .hint("to add one; the password is asked for", adding(file, unknown.get()))
          .asException();
    }
  }

  private static void requireFolder(String folder) {
    if (!folder.matches("[a-z0-9]+([._/-][a-z0-9]+)*")) {
      throw Problem.of("--ttl takes a folder of repositories")
          .expected("the beginning of their names, such as ttl for ttl/app")
          .found(folder.isEmpty() ? "no name" : folder)
          .command("registry start --ttl ttl")
          .exitStatus(Problem.USAGE)
          .asException();
    }
  }

  private static String adding(Path file, String user) {
    return "htpasswd -B " + file.getFileName() + " " + user;
  }
}
