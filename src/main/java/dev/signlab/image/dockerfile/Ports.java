package dev.signlab.image.dockerfile;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The ports of {@code EXPOSE}. */
final class Ports {

  private static final Pattern PORT =
      Pattern.compile("(?:.*:)?([0-9]{1,6})(?:-([0-9]{1,6}))?(?:/([A-Za-z]*))?");

  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
  private static final int HIGHEST = 65_535;

  private Ports() {}

  /**
   * Returns the ports that a word means, such as {@code 8080/tcp}. Of {@code 80:8080} only the port
   * behind the colon is one of the image.
   */
  static List<String> of(String word) {
    Matcher port = PORT.matcher(word);
    if (!port.matches()) {
      throw wrong(word);
    }
    int first = Integer.parseInt(port.group(1));
    int last = port.group(2) == null ? first : Integer.parseInt(port.group(2));
    String protocol = port.group(3) == null ? "" : port.group(3).toLowerCase(Locale.ROOT);
    String known = protocol.isEmpty() ? "tcp" : protocol;
    if (last < first || last > HIGHEST || !PROTOCOLS.contains(known)) {
      throw wrong(word);
    }
    return IntStream.rangeClosed(first, last).mapToObj(number -> number + "/" + known).toList();
  }

  private static LineFault wrong(String word) {
    return new LineFault(
        "EXPOSE wants a port such as 8080, 53/udp or 8000-8002, found " + word,
        "ports go from 0 to 65535, and are tcp, udp or sctp");
  }
}
