package dev.signlab.sigstore.client.oidc;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.Request;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.client.ServiceAnswer;
import dev.signlab.sigstore.client.ServiceDoor;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An issuer of identity tokens as it describes itself (OpenID Connect Discovery 1.0, section 4).
 *
 * @param door the way there
 * @param description what it says of itself
 */
public record OidcIssuer(ServiceDoor door, JsonFields description) {

  private static final String PATH = "/.well-known/openid-configuration";

  /**
   * Asks an issuer to describe itself.
   *
   * @param url its identifier, which is also its address
   * @throws LabException also where it calls itself otherwise
   */
  public static OidcIssuer discover(String url, HttpTransport transport) {
    ServiceDoor door = ServiceDoor.of("the issuer", url, transport);
    ServiceAnswer answer = door.get(PATH);
    if (answer.status() != 200) {
      throw door.refused(
              "the issuer does not describe itself", "GET " + door.at(PATH), "200", answer)
          .asException();
    }
    OidcIssuer issuer = new OidcIssuer(door, answer.json());
    if (!issuer.name().replaceFirst("/+$", "").equals(door.base().toString())) {
      throw Problem.of("oidc: issuer URL provided to client did not match the issuer URL returned")
          .expected(door.base().toString())
          .found(issuer.name())
          .cause(Cause.MALFORMED)
          .asException();
    }
    return issuer;
  }

  /** Returns its identifier, which its tokens carry. */
  public String name() {
    return description.text("issuer");
  }

  /** The page on which a person signs in. */
  URI signInPage() {
    return address("authorization_endpoint");
  }

  /** Where the keys are by which its tokens verify. */
  URI keys() {
    return address("jwks_uri");
  }

  /** Where a device begins to sign in. */
  URI deviceStart() {
    if (!description.has("device_authorization_endpoint")) {
      throw Problem.of("oidc: device authorization endpoint not returned by provider")
          .expected("an issuer with a device flow (RFC 8628)")
          .found(door.who() + ", which has none")
          .hint("hand a token over", "… --identity-token FILE")
          .cause(Cause.NO_TOKEN)
          .asException();
    }
    return address("device_authorization_endpoint");
  }

  private URI address(String member) {
    return ServiceDoor.of(member + " of the issuer", description.text(member), door.transport())
        .base();
  }

  /** Asks for something beside its description. */
  ServiceAnswer get(URI place) {
    return door.send(Request.get(place));
  }

  ServiceAnswer post(URI place, Map<String, String> form) {
    return door.send(Form.post(place, form));
  }

  /** Exchanges a grant for tokens, whatever the answer. */
  ServiceAnswer exchange(ClientRegistration client, Map<String, String> grant) {
    Map<String, String> form = new LinkedHashMap<>(grant);
    form.put("client_id", client.id());
    client.secret().ifPresent(secret -> form.put("client_secret", secret));
    return post(address("token_endpoint"), form);
  }

  LabException refused(String summary, ServiceAnswer answer) {
    return door.refused(summary, "sign in at " + name(), "200", answer)
        .cause(Cause.NO_TOKEN)
        .hint("see what was sent and answered; secrets are hidden", "wire")
        .asException();
  }
}
