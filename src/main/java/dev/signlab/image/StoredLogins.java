package dev.signlab.image;

import dev.signlab.oci.client.CredentialSource;
import dev.signlab.oci.client.Credentials;
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
    String text = environment.getOrDefault(VARIABLE, "");
    if (!text.isEmpty()) {
      Optional<Credentials> given = DockerConfig.inText(text, VARIABLE).find(registry);
      if (given.isPresent()) {
        return given;
      }
    }
    for (DockerConfig config : DockerConfig.allOf(environment)) {
      Optional<Credentials> found = find(config, registry);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Credentials> find(DockerConfig config, Registry registry) {
    return config
        .helper(registry)
        .flatMap(name -> new CredentialHelper(name, environment).find(registry))
        .or(() -> config.find(registry));
  }
}
