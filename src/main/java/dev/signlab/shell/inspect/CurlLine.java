package dev.signlab.shell.inspect;

import dev.signlab.http.BodyPreview;
import dev.signlab.http.Exchange;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line of curl that asks the same again, quoted for every shell of Unix. What was hidden in the
 * record stays so: in its place stands the variable {@code SECRET}, which whoever knows it sets.
 */
final class CurlLine {

  /** What the record has in place of a secret. */
  private static final String HIDDEN = "***";

  private static final String VARIABLE = "$SECRET";

  private static final String FETCH = "curl -sS -o body.bin ";

  /** The upload of a blob (OCI Distribution Specification, "Pushing a blob"). */
  private static final Pattern UPLOAD =
      Pattern.compile("(.*/v2/.+)/blobs/uploads/.*[?&]digest=([^&]+).*");

  private static final String PLAIN = "-_./:@%+,";

  /** What curl says by itself, or what holds for one connection. */
  private static final Set<String> OWN =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "transfer-encoding",
          "upgrade",
          "user-agent",
          "http2-settings");

  private CurlLine() {}

  /** Returns the line, with remarks before it where it needs something. */
  static List<String> of(Exchange exchange) {
    List<String> lines = new ArrayList<>();
    List<String> words = new ArrayList<>(List.of("curl", "-sS"));
    words.addAll(method(exchange));
    exchange
        .requestHeaders()
        .fields()
        .forEach((name, values) -> values.forEach(value -> header(name, value, words)));
    body(exchange, words, lines);
    if (exchange.requestBody().length() > 0
        && exchange.requestHeaders().first("content-type").isEmpty()) {
      words.addAll(List.of("-H", "Content-Type:"));
    }
    words.add(quoted(exchange.uri().toString()));
    String line = numbered(String.join(" ", words));
    if (line.contains("$SECRET_2")) {
      lines.addFirst("# SECRET, SECRET_2 … are what was sent and is not kept; set them first");
    } else if (line.contains("$SECRET")) {
      lines.addFirst("# SECRET is what was sent and is not kept; set it first");
    }
    lines.add(line);
    return List.copyOf(lines);
  }

  /** Nobody knows whether two hidden values are the same one, so each has its own variable. */
  private static String numbered(String line) {
    StringBuilder text = new StringBuilder();
    String[] parts = line.split(Pattern.quote(VARIABLE), -1);
    for (int i = 0; i < parts.length; i++) {
      text.append(i == 0 ? "" : VARIABLE).append(i > 1 ? "_" + i : "").append(parts[i]);
    }
    return text.toString();
  }

  private static List<String> method(Exchange exchange) {
    return switch (exchange.method()) {
      case "GET" -> exchange.requestBody().length() > 0 ? List.of("-X", "GET") : List.of();
      case "HEAD" -> List.of("--head");
      default -> List.of("-X", quoted(exchange.method()));
    };
  }

  private static void header(String name, String value, List<String> words) {
    if (!OWN.contains(name)) {
      words.add("-H");
      words.add(quoted(name + ": " + value));
    }
  }

  private static void body(Exchange exchange, List<String> words, List<String> lines) {
    BodyPreview body = exchange.requestBody();
    if (body.length() == 0) {
      return;
    }
    if (body.isCut()) {
      lines.add("# body.bin is to hold the " + body.length() + " bytes that were sent");
      fetched(exchange.uri()).ifPresent(lines::add);
      words.addAll(List.of("--data-binary", "@body.bin"));
    } else {
      words.addAll(List.of("--data-raw", quoted(body.text())));
    }
  }

  /** What a registry has taken in can be had back from it: a blob by its digest, a manifest. */
  private static Optional<String> fetched(URI place) {
    Matcher blob = UPLOAD.matcher(place.toString());
    if (blob.matches()) {
      String digest = blob.group(2).replace("%3A", ":").replace("%3a", ":");
      return Optional.of(FETCH + quoted(blob.group(1) + "/blobs/" + digest));
    }
    return place.getPath().contains("/manifests/")
        ? Optional.of(FETCH + quoted(place.toString()))
        : Optional.empty();
  }

  private static String quoted(String word) {
    boolean plain = !word.isEmpty();
    for (int i = 0; i < word.length() && plain; i++) {
      char c = word.charAt(i);
      plain = (c < 128 && Character.isLetterOrDigit(c)) || PLAIN.indexOf(c) >= 0;
    }
    String single = plain ? word : "'" + word.replace("'", "'\\''") + "'";
    return single.replace(HIDDEN, plain ? "\"" + VARIABLE + "\"" : "'\"" + VARIABLE + "\"'");
  }
}
