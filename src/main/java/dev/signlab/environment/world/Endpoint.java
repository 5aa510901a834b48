package dev.signlab.environment.world;

import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.name.Registry;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where the world's registry is. */
public sealed interface Endpoint {

  /** The port of the lab's registry, which the lessons name. */
  int USUAL_PORT = 5001;

  /** The registry that the lessons name. */
  Registry USUAL = new Registry("localhost:" + USUAL_PORT);

  /** Returns the registry as it stands at the front of a reference. */
  Registry registry();

  /**
   * Returns what stands before a repository's name in a reference: the registry, and for some a
   * path in it.
   */
  default String prefix() {
    return registry().host();
  }

  /** Returns the address at which the registry answers, without a slash behind it. */
  default URI url() {
    return URI.create("http://" + registry().host());
  }

  /** Returns the words by which {@code world use} chooses it. */
  String words();

  /**
   * The registry that the lab has built in.
   *
   * @param port on loopback
   */
  record Embedded(int port) implements Endpoint {

    @Override
    public Registry registry() {
      return new Registry("localhost:" + port);
    }

    @Override
    public String words() {
      return "embedded";
    }
  }

  /** The plain registry of {@code docker-compose.yml}. */
  record Compose() implements Endpoint {

    @Override
    public Registry registry() {
      return USUAL;
    }

    @Override
    public String words() {
      return "compose";
    }
  }

  /**
   * Any other registry.
   *
   * @param url its address; a path is put before every repository's name
   * @param authority the file with the certificate of the authority that it is trusted by, or
   *     nothing for those that Java trusts
   */
  record External(URI url, Optional<Path> authority) implements Endpoint {

    /**
     * Reads an address.
     *
     * @throws dev.signlab.diagnostic.LabException when it is none of a registry
     */
    public static External of(String text, Optional<Path> authority) {
      try {
        URI uri = new URI(text.replaceFirst("/+$", ""));
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean plain =
            uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
        if (uri.getAuthority() != null && plain && scheme.matches("https?")) {
          new Registry(uri.getAuthority());
          return new External(uri, authority);
        }
      } catch (URISyntaxException e) {
        // Said below, in words that fit a registry.
      }
      throw notAnAddress(text);
    }

    @Override
    public Registry registry() {
      return new Registry(url.getAuthority());
    }

    @Override
    public String prefix() {
      return url.getAuthority() + url.getPath();
    }

    @Override
    public String words() {
      return url.toString();
    }

    /** Tells whether plain HTTP is spoken. */
    public boolean isPlain() {
      return "http".equalsIgnoreCase(url.getScheme());
    }

    private static RuntimeException notAnAddress(String text) {
      return Problem.of("not the address of a registry: " + text)
          .expected("embedded, compose, or an address such as http://localhost:5000")
          .found(text)
          .hint("the registry that the lab has built in", "world use embedded")
          .exitStatus(Problem.USAGE)
          .asException();
    }
  }
}
