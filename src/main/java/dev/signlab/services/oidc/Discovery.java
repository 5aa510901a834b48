package dev.signlab.services.oidc;

import dev.signlab.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an issuer says of itself (OpenID Connect Discovery 1.0, section 3; RFC 8414; RFC 8628). */
final class Discovery {

  static final String PATH = "/.well-known/openid-configuration";

  private Discovery() {}

  static ObjectNode of(IssuerKind kind, String issuer) {
    ObjectNode document = Json.object();
    document.put("issuer", issuer);
    if (kind.isInteractive()) {
      addSignIn(document, issuer);
    }
    document.put("jwks_uri", issuer + "/keys");
    list(document, "subject_types_supported", "public");
    list(document, "response_types_supported", kind.isInteractive() ? "code" : "id_token");
    list(document, "id_token_signing_alg_values_supported", "ES256");
    List<String> claims =
        switch (kind) {
          case PEOPLE, PARTNER -> List.of("sub", "aud", "exp", "iat", "iss", "email", "nonce");
          case ACTIONS -> List.of("sub", "aud", "exp", "iat", "iss", "job_workflow_ref", "sha");
          case CLUSTER -> List.of("sub", "aud", "exp", "iat", "iss", "kubernetes.io");
          case WORKLOADS, USERS -> List.of("sub", "aud", "exp", "iat", "iss");
        };
    list(document, "claims_supported", claims.toArray(String[]::new));
    return document;
  }

  private static void addSignIn(ObjectNode document, String issuer) {
    document.put("authorization_endpoint", issuer + "/authorize");
    document.put("token_endpoint", issuer + "/token");
    document.put("device_authorization_endpoint", issuer + "/device/code");
    list(document, "scopes_supported", "openid", "email");
    list(
        document,
        "grant_types_supported",
        "authorization_code",
        "urn:ietf:params:oauth:grant-type:device_code");
    list(document, "response_modes_supported", "query");
    list(document, "code_challenge_methods_supported", "S256");
    list(document, "token_endpoint_auth_methods_supported", "none", "client_secret_basic");
    document.put("authorization_response_iss_parameter_supported", true);
  }

  private static void list(ObjectNode document, String name, String... values) {
    ArrayNode array = document.putArray(name);
    for (String each : values) {
      array.add(each);
    }
  }
}
