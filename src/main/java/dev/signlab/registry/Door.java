package dev.signlab.registry;

import dev.signlab.http.server.Call;
import dev.signlab.json.Json;
import dev.signlab.registry.access.Access;
import dev.signlab.registry.access.AccessTokens;
import dev.signlab.registry.access.Logins;
import dev.signlab.registry.access.Scope;
import dev.signlab.registry.access.UserLogin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;

/**
 * Lets requests in, or says what is asked of them: in the words of docker-registry, which refuses
 * with 401 also who is known and may not (auth/htpasswd and auth/token of Distribution).
 */
final class Door {

  /** What is asked of those who show no password that is known (RFC 7617, section 2). */
  static final String BASIC = "Basic realm=\"registry\"";

  private final AccessTokens tokens;
  private final TokenEndpoint endpoint;
  private final String scheme;

  Door(RegistrySettings settings) {
    this.tokens = new AccessTokens(settings.clock());
    this.endpoint = new TokenEndpoint(tokens);
    this.scheme = settings.tls().isPresent() ? "https" : "http";
  }

  /** Answers a request for a token, where this registry gives some. */
  boolean answersItself(Call call, Access access) throws IOException {
    if (!call.path().equals(TokenEndpoint.PATH) || !(access instanceof Access.Tokens giving)) {
      return false;
    }
    endpoint.handle(call, giving);
    return true;
  }

  /** Refuses a request that may not do what it asks for. */
  void admit(Call call, Route route, Access access) {
    switch (access) {
      case Access.Open _ -> {}
      case Access.Passwords(Logins logins) -> {
        if (!isKnown(call, logins)) {
          call.set("WWW-Authenticate", BASIC);
          throw refusal(needed(call, route));
        }
      }
      case Access.Tokens _ -> admitBearer(call, needed(call, route));
    }
  }

  private static boolean isKnown(Call call, Logins logins) {
    return call.header("Authorization").flatMap(UserLogin::in).filter(logins::know).isPresent();
  }

  private void admitBearer(Call call, List<Scope> needed) {
    AccessTokens.Verdict verdict = tokens.judge(call.header("Authorization").orElse(""), needed);
    if (verdict != AccessTokens.Verdict.ALLOWED) {
      call.set("WWW-Authenticate", challenge(call, needed) + error(verdict));
      throw refusal(needed);
    }
  }

  /** The realm is on the host that the client knows, as with Distribution's autoredirect. */
  private String challenge(Call call, List<Scope> needed) {
    String realm = scheme + "://" + call.header("Host").orElse("localhost") + TokenEndpoint.PATH;
    String start = "Bearer realm=\"%s\",service=\"%s\"".formatted(realm, AccessTokens.SERVICE);
    return needed.isEmpty()
        ? start
        : start
            + needed.stream()
                .map(Scope::toString)
                .collect(Collectors.joining(" ", ",scope=\"", "\""));
  }

  private static String error(AccessTokens.Verdict verdict) {
    return switch (verdict) {
      case INVALID_TOKEN -> ",error=\"invalid_token\"";
      case INSUFFICIENT_SCOPE -> ",error=\"insufficient_scope\"";
      case ALLOWED, NOTHING -> "";
    };
  }

  private static RegistryError refusal(List<Scope> needed) {
    JsonNode detail = needed.isEmpty() ? NullNode.getInstance() : detail(needed);
    return RegistryError.of(ErrorCode.UNAUTHORIZED, "authentication required").about(detail);
  }

  private static ArrayNode detail(List<Scope> needed) {
    ArrayNode detail = Json.array();
    for (Scope scope : needed) {
      for (String action : scope.actions()) {
        detail
            .addObject()
            .put("Type", scope.type())
            .put("Class", "")
            .put("Name", scope.name())
            .put("Action", action);
      }
    }
    return detail;
  }

  private static List<Scope> needed(Call call, Route route) {
    return switch (route) {
      case Route.Base _ -> List.of();
      case Route.Catalog _ -> List.of(Scope.CATALOG);
      case Route.Tags(String name) -> List.of(of(call, name));
      case Route.Blob(String name, String _) -> List.of(of(call, name));
      case Route.OpenUpload(String name, String _) -> List.of(of(call, name));
      case Route.Manifests(String name, String _) -> List.of(of(call, name));
      case Route.Referrers(String name, String _) -> List.of(of(call, name));
      case Route.NewUpload(String name) -> withSource(call, of(call, name));
    };
  }

  /** Who mounts a blob reads it elsewhere. */
  private static List<Scope> withSource(Call call, Scope target) {
    List<Scope> needed = new ArrayList<>(List.of(target));
    Optional<String> source = call.query("from").filter(name -> !name.isEmpty());
    source.ifPresent(name -> needed.add(Scope.of(name, Scope.PULL)));
    return needed;
  }

  private static Scope of(Call call, String repository) {
    return switch (call.method()) {
      case "GET", "HEAD" -> Scope.of(repository, Scope.PULL);
      case "DELETE" -> Scope.of(repository, Scope.DELETE);
      default -> Scope.of(repository, Scope.PULL, Scope.PUSH);
    };
  }
}
