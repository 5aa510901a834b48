package dev.signlab.oci.client;

import dev.signlab.oci.name.Registry;
import java.util.ArrayList;
import java.util.List;

/**
 * The names under which a login may be kept, the first that is there counts (Docker's config.json,
 * containers-auth.json).
 */
final class LoginNames {

  private LoginNames() {}

  /** Docker itself writes its hub as a URL; others may have a scheme or not. */
  static List<String> of(Registry registry) {
    List<String> names = new ArrayList<>(List.of(DockerConfig.nameOf(registry)));
    for (String host : hosts(registry)) {
      names.add(host);
      for (String form :
          new String[] {"https://%s", "http://%s", "https://%s/v1/", "https://%s/v2/"}) {
        names.add(form.formatted(host));
      }
    }
    return names;
  }

  static List<String> of(Registry registry, String repository) {
    List<String> names = new ArrayList<>(below(registry, repository));
    names.addAll(of(registry));
    return names;
  }

  /** The longest path comes first. */
  static List<String> below(Registry registry, String repository) {
    List<String> names = new ArrayList<>();
    for (String path = repository; !path.isEmpty(); path = above(path)) {
      for (String host : hosts(registry)) {
        names.add(host + "/" + path);
      }
    }
    return names;
  }

  private static String above(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private static List<String> hosts(Registry registry) {
    return registry.equals(Registry.DOCKER_HUB)
        ? List.of(registry.host(), "docker.io", "registry-1.docker.io")
        : List.of(registry.host());
  }
}
