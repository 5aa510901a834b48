package dev.signlab.sigstore.client;

import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Finds in the body of a refusal what the service says of it: gRPC's gateway and Rekor write {@code
 * message}, OAuth (RFC 6749, section 5.2) {@code error} and {@code error_description}.
 */
public final class ServiceWords {

  private static final int LONGEST = 400;
  private static final List<String> MEMBERS = List.of("message", "error_description", "error");

  private ServiceWords() {}

  /** Returns the words on one line of at most 400 letters; empty where there are none. */
  public static String of(byte[] body) {
    return shortened(member(body).orElseGet(() -> new String(body, StandardCharsets.UTF_8)));
  }

  private static Optional<String> member(byte[] body) {
    if (body.length == 0 || body[0] != '{') {
      return Optional.empty();
    }
    try {
      JsonNode node = Json.parseObject(body, "the answer").node();
      return MEMBERS.stream()
          .map(node::get)
          .filter(value -> value != null && value.isString())
          .map(JsonNode::stringValue)
          .findFirst();
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  private static String shortened(String text) {
    String line =
        text.lines()
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining(" "));
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
