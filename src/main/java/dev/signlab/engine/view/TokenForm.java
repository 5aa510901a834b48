package dev.signlab.engine.view;

import dev.signlab.crypto.jws.WebToken;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.client.oidc.IdentityToken;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An identity token. Its signature is left out: with it, whoever reads the screen could use the
 * token.
 */
record TokenForm() implements FileForm {

  private static final Set<String> TIMES = Set.of("exp", "iat", "nbf", "auth_time");

  /** What the claims are for that every token of the field has. */
  private static final Map<String, String> MEANINGS =
      Map.of(
          "iss", "who wrote the token",
          "sub", "whom it is about, by the issuer's own name",
          "aud", "for whom it is meant",
          "exp", "good until",
          "iat", "written",
          "nbf", "not good before",
          "email", "of whom it speaks, by address",
          "email_verified", "whether the issuer made sure of the address",
          "nonce", "ties it to one sign-in",
          "job_workflow_ref", "the workflow that runs; becomes the identity");

  @Override
  public String kind() {
    return "identity token: who somebody is, for a few minutes";
  }

  @Override
  public String specification() {
    return "RFC 7519, section 4.1; OpenID Connect Core, section 2";
  }

  @Override
  public boolean fits(FileContent file) {
    return token(file).isPresent();
  }

  private static Optional<WebToken> token(FileContent file) {
    String text = file.text().strip();
    if (!IdentityToken.hasForm(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(WebToken.parse(text, "the token"));
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<ViewField> open(FileContent file) {
    WebToken token = token(file).orElseThrow();
    return List.of(
        ViewField.group("head", "", fields(token.header())),
        ViewField.group("claims", "", fields(token.claims())),
        ViewField.group(
            "signature",
            "",
            List.of(ViewField.of("(not shown)", "with it the token could be used"))));
  }

  private static List<ViewField> fields(JsonFields all) {
    List<ViewField> fields = new ArrayList<>();
    all.node()
        .properties()
        .forEach(
            each ->
                fields.add(
                    ViewField.of(
                        Shown.text(each.getKey()),
                        Shown.text(value(each.getKey(), each.getValue())),
                        MEANINGS.getOrDefault(each.getKey(), ""))));
    return fields;
  }

  private static String value(String name, JsonNode value) {
    if (TIMES.contains(name) && value.isIntegralNumber()) {
      try {
        return Instant.ofEpochSecond(value.asLong()).toString();
      } catch (DateTimeException e) {
        return value.toString();
      }
    }
    return value.isString() ? value.asString() : value.toString();
  }
}
