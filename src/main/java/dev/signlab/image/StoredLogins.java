package dev.signlab.image;

import dev.signlab.oci.client.CredentialSource;
import dev.signlab.oci.client.Credentials;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.client.DockerConfig;
import dev.signlab.oci.name.Registry;
import java.util.Map;
import java.util.Optional;

/**
 * Every login that docker, cosign, skopeo and podman would find: in the variable {@code
 * DOCKER_AUTH_CONFIG}, with the credential helper that Docker's file names, and in the files
 * themselves. Nothing is read, and no helper run, before a registry asks.
 *
 * @param environment tells where the files and the helpers are
 */
public record StoredLogins(Map<String, String> environment) implements CredentialSource {

  private static final String VARIABLE = "DOCKER_AUTH_CONFIG";

  @Override
  public Optional<Credentials> find(Registry registry) {
    return find(registry, "");
  }

  @Override
  public Optional<Credentials> find(Registry registry, String repository) {
    String text = environment.getOrDefault(VARIABLE, "");
    if (!text.isEmpty()) {
      Optional<Credentials> given = DockerConfig.inText(text, VARIABLE).find(registry, repository);
      if (given.isPresent()) {
        return given;
      }
    }
    for (DockerConfig config : DockerConfig.allOf(environment)) {
      Optional<Credentials> found = find(config, registry, repository);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * Keeps a login where Docker would: with the helper that its file names, else in the file.
   *
   * @return whether it now stands in the file, which does not encrypt it
   */
  public boolean save(Registry registry, UserPassword login) {
    DockerConfig config = DockerConfig.of(environment);
    Optional<String> helper = config.helper(registry);
    if (helper.isPresent()) {
      helper(helper.get()).store(registry, login);
      return false;
    }
    config.save(registry, login);
    return true;
  }

  /** Tells whether a program of this machine keeps the login for a registry. */
  public boolean inHelper(Registry registry) {
    return DockerConfig.of(environment).helper(registry).isPresent();
  }

  /** Forgets the login in Docker's file, and returns whether there was one. */
  public boolean forget(Registry registry) {
    return DockerConfig.of(environment).forget(registry);
  }

  /** Returns what still holds a login for a whole registry: a file, or a variable. */
  public Optional<String> holder(Registry registry) {
    String text = environment.getOrDefault(VARIABLE, "");
    if (!text.isEmpty() && DockerConfig.inText(text, VARIABLE).find(registry).isPresent()) {
      return Optional.of(VARIABLE);
    }
    return DockerConfig.allOf(environment).stream()
        .filter(config -> config.find(registry).isPresent())
        .map(config -> config.file().toString())
        .findFirst();
  }

  /** A login for a part of a registry is more than one for all of it, whoever keeps that. */
  private Optional<Credentials> find(DockerConfig config, Registry registry, String repository) {
    return config
        .findBelow(registry, repository)
        .or(() -> config.helper(registry).flatMap(name -> helper(name).find(registry)))
        .or(() -> config.find(registry));
  }

  private CredentialHelper helper(String name) {
    return new CredentialHelper(name, environment);
  }
}
