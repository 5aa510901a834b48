package dev.signlab.crypto.keys.transit;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.Request;
import dev.signlab.http.TransportException;
import dev.signlab.json.Json;
import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/**
 * Says in words why a call to the engine came to nothing.
 *
 * @param settings where it went
 * @param operation what was asked
 * @param key of which key
 * @param request the call, without the token
 */
record TransitProblems(
    TransitSettings settings, TransitOperation operation, String key, Request request) {

  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;
  private static final int LONGEST = 300;

  LabException refused(int status, byte[] answer) {
    String errors = errors(answer);
    String found = status + (errors.isEmpty() ? "" : ": " + errors);
    return switch (status) {
      case FORBIDDEN -> forbidden(found);
      case NOT_FOUND -> notFound(found, errors);
      case UNAVAILABLE -> sealed(found);
      default ->
          begin(family() + " refused: " + (errors.isEmpty() ? "status " + status : errors))
              .expected("status 200")
              .found(found)
              .asException();
    };
  }

  LabException noAnswer(TransportException e) {
    String variable = settings.family().variable("ADDR");
    String who = family() + " at " + settings.address();
    return begin(e.told(who, "no answer from " + who + ": " + e.failure().words()))
        .expected("a " + family() + " server")
        .found(e.problem().foundOrSummary())
        .hint("see whether it runs: " + settings.family().program() + " status")
        .hint("or name another address", "export " + variable + "=http://127.0.0.1:8200")
        .asException(e);
  }

  private LabException forbidden(String found) {
    String policy = operation.policy(settings.mount(), key);
    return begin(reference() + ": permission denied")
        .expected("a token whose policy holds: " + policy)
        .found(found)
        .hint(
            "ask for that line in the policy of the token; no token, or an old one, is refused"
                + " alike")
        .hint("see the call and its answer", "wire")
        .cause(Cause.NOT_AUTHORIZED)
        .asException();
  }

  private LabException notFound(String found, String errors) {
    if (errors.contains("no handler for route")) {
      return begin("there is no transit engine at " + settings.mount())
          .expected("a transit engine mounted there")
          .found(found)
          .hint("mount one: " + settings.family().program() + " secrets enable transit")
          .hint("or name its path", "export TRANSIT_SECRET_ENGINE_PATH=" + settings.mount())
          .cause(Cause.NO_FILE)
          .asException();
    }
    return begin(reference() + ": there is no such key")
        .expected("a key named " + key + " in the engine " + settings.mount())
        .found(found)
        .hint("make it", new Intent.MakeKeys(Optional.of(reference())))
        .cause(Cause.NO_FILE)
        .asException();
  }

  private LabException sealed(String found) {
    return begin(family() + " is sealed")
        .expected("a server that was unsealed")
        .found(found)
        .hint("unseal it: " + settings.family().program() + " operator unseal")
        .cause(Cause.NOT_AUTHORIZED)
        .asException();
  }

  private Problem.Builder begin(String summary) {
    return Problem.of(summary).tried(request.method() + " " + request.uri());
  }

  private String family() {
    return settings.family().words();
  }

  private String reference() {
    return settings.family().scheme() + "://" + key;
  }

  /** The texts in the member {@code errors}, on one line. */
  private static String errors(byte[] answer) {
    try {
      StringJoiner texts = new StringJoiner("; ");
      JsonNode errors = Json.parseObject(answer, "answer").node().get("errors");
      if (errors != null && errors.isArray()) {
        errors.forEach(each -> texts.add(oneLine(each.asString(""))));
      }
      String text = texts.toString();
      return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    } catch (LabException e) {
      return "";
    }
  }

  private static String oneLine(String text) {
    StringJoiner words = new StringJoiner(" ");
    text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(words::add);
    String joined = words.toString();
    String heading = "1 error occurred: * ";
    return joined.startsWith(heading) ? joined.substring(heading.length()) : joined;
  }
}
