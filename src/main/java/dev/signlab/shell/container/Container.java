package dev.signlab.shell.container;

import dev.signlab.crypto.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * The lab's registry as Docker would tell of it.
 *
 * @param names the names that it was given, the latest first; at least one
 * @param image the image that was named
 * @param port on this machine
 * @param created when it was started first
 * @param running whether it answers
 */
public record Container(
    List<String> names, String image, int port, Instant created, boolean running) {

  /** What the registry's image has, as {@code docker ps} shows it. */
  static final String COMMAND = "/entrypoint.sh /etc/docker/registry/config.yml";

  private static final int SHORT = 12;

  /** Copies the names. */
  public Container {
    names = List.copyOf(names);
  }

  /** Tells whether an image is the registry's, with or without the library it is kept in. */
  public static boolean isRegistry(String image) {
    int slash = image.lastIndexOf('/');
    String last = image.substring(slash + 1);
    String before = slash < 0 ? "" : image.substring(0, slash);
    boolean name =
        last.equals("registry") || last.matches("registry:[23](\\.\\d+)*|registry:latest");
    return name && (before.isEmpty() || before.equals("library") || before.endsWith("/library"));
  }

  /** Returns the name that it was given last. */
  public String name() {
    return names.getFirst();
  }

  /** Returns 64 hexadecimal digits that stay the same while it is there. */
  public String id() {
    String made = names.getLast() + " " + created;
    return Digest.of(made.getBytes(StandardCharsets.UTF_8)).hex();
  }

  /** Returns the digits that lists show. */
  public String shortId() {
    return id().substring(0, SHORT);
  }

  /** Tells whether a word means it: one of its names, or the beginning of its id. */
  boolean isCalled(String word) {
    String bare = word.startsWith("/") ? word.substring(1) : word;
    return names.contains(bare) || (word.length() > 1 && id().startsWith(word));
  }
}
