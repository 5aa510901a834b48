package dev.signlab.environment.world;

import dev.signlab.environment.home.LabHome;
import dev.signlab.registry.access.Access;
import dev.signlab.registry.access.Grant;
import dev.signlab.registry.access.Grants;
import dev.signlab.registry.access.Htpasswd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may use the lab's registry. No password is in it: it names the file that has their hashes.
 *
 * @param htpasswd the file of those who may log in, absolute; nothing for an open registry
 * @param tokens whether it hands out tokens that say what their bearer may do
 * @param grants what each user may do, with tokens; none for everything
 * @param anonymousPull whether those who show nothing may read, with tokens
 */
public record RegistryRules(
    Optional<Path> htpasswd, boolean tokens, List<Grant> grants, boolean anonymousPull) {

  /** Everybody on this machine may do everything. */
  public static final RegistryRules OPEN =
      new RegistryRules(Optional.empty(), false, List.of(), false);

  /** Copies the list. */
  public RegistryRules {
    grants = List.copyOf(grants);
  }

  /**
   * Returns rules that somebody asks for.
   *
   * @param htpasswd the file of those who may log in
   * @param grants as {@code USER:REPOSITORY:ACTIONS}
   * @throws dev.signlab.diagnostic.LabException when they cannot be followed
   */
  public static RegistryRules asked(
      Optional<Path> htpasswd, boolean tokens, List<String> grants, boolean anonymousPull) {
    RegistryRules rules =
        new RegistryRules(
            htpasswd.map(Path::toAbsolutePath),
            tokens,
            grants.stream().map(Grant::parse).toList(),
            anonymousPull);
    RulesLaw.require(rules);
    return rules;
  }

  /** Returns those of the registry of a home. */
  public static RegistryRules of(LabHome home) {
    return RegistryRulesFile.of(home).read();
  }

  /** Lets them count for the registry of a home from now on, whether it runs or not. */
  public void apply(LabHome home) {
    RegistryRulesFile.of(home.make()).write(this);
  }

  /** Tells whether somebody has to log in. */
  public boolean asksForLogin() {
    return htpasswd.isPresent();
  }

  Access access() {
    if (htpasswd.isEmpty()) {
      return new Access.Open();
    }
    Htpasswd logins = new Htpasswd(htpasswd.get());
    return tokens
        ? new Access.Tokens(logins, new Grants(grants, anonymousPull))
        : new Access.Passwords(logins);
  }

  /** Returns what they say, a line each; none for an open registry. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    htpasswd.ifPresent(file -> words.add("asks for a login; who is known stands in " + file));
    if (tokens) {
      words.add("gives tokens, and each allows what it says");
    }
    grants.forEach(
        grant ->
            words.add(
                "%s may %s in %s"
                    .formatted(
                        grant.user(),
                        String.join(" and ", grant.actions()),
                        grant.repositories().equals("*") ? "all of it" : grant.repositories())));
    if (anonymousPull) {
      words.add("everybody may pull");
    }
    return words;
  }
}
