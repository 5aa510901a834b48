package dev.signlab.environment.world;

import dev.signlab.environment.home.LabHome;
import dev.signlab.registry.RegistryStore;
import dev.signlab.registry.access.Access;
import dev.signlab.registry.access.Grant;
import dev.signlab.registry.access.Grants;
import dev.signlab.registry.access.Htpasswd;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may use the lab's registry, and whose names end there. No password is in it: it names the
 * file that has their hashes.
 *
 * @param htpasswd the file of those who may log in, absolute; nothing for an open registry
 * @param tokens whether it hands out tokens that say what their bearer may do
 * @param grants what each user may do, with tokens; none for everything
 * @param anonymousPull whether those who show nothing may read, with tokens
 * @param expiring the folder of repositories whose tags end by themselves
 */
public record RegistryRules(
    Optional<Path> htpasswd,
    boolean tokens,
    List<Grant> grants,
    boolean anonymousPull,
    Optional<String> expiring) {

  /** Everybody on this machine may do everything. */
  public static final RegistryRules OPEN =
      new RegistryRules(Optional.empty(), false, List.of(), false, Optional.empty());

  /** Copies the list. */
  public RegistryRules {
    grants = List.copyOf(grants);
  }

  /**
   * Returns rules that somebody asks for.
   *
   * @param htpasswd the file of those who may log in
   * @param grants as {@code USER:REPOSITORY:ACTIONS}
   * @param expiring a folder such as {@code ttl}
   * @throws dev.signlab.diagnostic.LabException when they cannot be followed
   */
  public static RegistryRules asked(
      Optional<Path> htpasswd,
      boolean tokens,
      List<String> grants,
      boolean anonymousPull,
      Optional<String> expiring) {
    RegistryRules rules =
        new RegistryRules(
            htpasswd.map(Path::toAbsolutePath),
            tokens,
            grants.stream().map(Grant::parse).toList(),
            anonymousPull,
            expiring.map(folder -> folder.replaceFirst("/+$", "")));
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

  /** Returns the names in the registry of a home that end, each with when it does. */
  public static List<String> ends(LabHome home) {
    if (of(home).expiring().isEmpty()) {
      return List.of();
    }
    RegistryStore store = RegistryStore.open(home.make().registry());
    return store.repositories().stream()
        .flatMap(
            repository ->
                store.ends(repository).entrySet().stream()
                    .map(
                        end ->
                            repository
                                + ":"
                                + end.getKey()
                                + " ends at "
                                + end.getValue().truncatedTo(ChronoUnit.SECONDS)))
        .toList();
  }

  /** Returns what they say, a line each; none for an open registry. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    htpasswd.ifPresent(file -> words.add("asks for a login of the users in " + file.getFileName()));
    if (tokens) {
      words.add("gives tokens, and each allows what it says");
    }
    grants.forEach(
        grant ->
            words.add(
                "%s may %s %s"
                    .formatted(
                        grant.user(),
                        String.join(" and ", grant.actions()),
                        grant.repositories().equals("*")
                            ? "everywhere"
                            : "in " + grant.repositories())));
    if (anonymousPull) {
      words.add("everybody may pull");
    }
    expiring.ifPresent(
        folder ->
            words.add(
                "names in %s/ end: %s/app:1h after an hour, others after a day"
                    .formatted(folder, folder)));
    return words;
  }
}
