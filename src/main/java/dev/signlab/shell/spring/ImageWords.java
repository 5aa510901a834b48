package dev.signlab.shell.spring;

import dev.signlab.shell.command.Completion;
import java.util.List;
import java.util.stream.Stream;

/** How names of images are written where they are typed. */
final class ImageWords {

  private static final String TRANSPORT = "docker://";
  private static final String SIGNATURE = ":sha256-";

  private ImageWords() {}

  /**
   * Returns names as one would type them.
   *
   * @param names the known names
   * @param transports whether the command wants each name behind where it is
   * @param kind whether tags are wanted
   * @param typed what has been typed of the word
   */
  static List<String> of(List<String> names, boolean transports, Completion kind, String typed) {
    boolean qualified = transports || typed.startsWith(TRANSPORT);
    boolean signatures = typed.contains(":s");
    return names.stream()
        .filter(name -> signatures || !name.contains(SIGNATURE))
        .map(name -> kind == Completion.REPOSITORY ? withoutTag(name) : name)
        .distinct()
        .flatMap(name -> qualified ? behindTransport(name) : Stream.of(name))
        .toList();
  }

  /** What names no registry cannot be meant by a transport that needs one. */
  private static Stream<String> behindTransport(String name) {
    int slash = name.indexOf('/');
    String host = slash < 0 ? "" : name.substring(0, slash);
    boolean isHost = host.equals("localhost") || host.indexOf(':') > 0 || host.indexOf('.') > 0;
    return isHost ? Stream.of(TRANSPORT + name) : Stream.of();
  }

  private static String withoutTag(String name) {
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
  }
}
