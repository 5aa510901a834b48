package dev.signlab.sigstore.client.fulcio;

import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.Signer;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.Request;
import dev.signlab.json.Json;
import dev.signlab.sigstore.client.ServiceAnswer;
import dev.signlab.sigstore.client.ServiceDoor;
import dev.signlab.sigstore.client.oidc.IdentityToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks Fulcio for certificates, as sigstore-go does: the token in the field {@code Authorization},
 * the key with a proof of possession, which is its signature over the token's subject.
 *
 * @param door the way there
 * @param advice what to do about a refusal, where it is the lab's own authority, which is asked for
 *     its reason then; nobody else is
 */
public record FulcioClient(ServiceDoor door, Optional<Advice> advice) {

  /** Knows what to do when no certificate was issued. */
  @FunctionalInterface
  public interface Advice {

    /** Returns what helps, most likely first. */
    List<Hint> about(IdentityToken token, StatedReason reason);
  }

  private static final int OK = 200;
  private static final String PATH = "/api/v2/signingCert";

  /** Returns a client of the authority at an address. */
  public static FulcioClient at(String url, HttpTransport transport) {
    return new FulcioClient(ServiceDoor.of("Fulcio", url, transport), Optional.empty());
  }

  /** Returns a client of the lab's own authority, which says why it refuses. */
  public FulcioClient advisedBy(Advice known) {
    return new FulcioClient(door, Optional.of(known));
  }

  /**
   * Asks for a certificate about a key, for the one of whom the token speaks.
   *
   * @throws LabException with the cause NO_SERVICE, SERVICE_REFUSED, WRONG_TOKEN for a token whose
   *     time is not now, or MALFORMED for an answer that is no certificate of this key
   */
  public IssuedCertificate certify(IdentityToken token, Signer key) {
    Request request =
        door.json(PATH, body(token, key)).with("Authorization", "Bearer " + token.text());
    ServiceAnswer answer = door.send(request);
    if (answer.status() != OK) {
      throw refused(token, answer);
    }
    IssuedCertificate issued = IssuedCertificate.parse(answer.proto());
    if (!issued.certificate().key().equals(key.publicKey())) {
      throw Problem.of("Fulcio issued a certificate for another key")
          .expected(key.publicKey().toString())
          .found(issued.certificate().key().toString())
          .cause(Cause.MALFORMED)
          .asException();
    }
    return issued;
  }

  private static JsonNode body(IdentityToken token, Signer key) {
    byte[] proof = key.sign(token.subject().getBytes(StandardCharsets.UTF_8));
    ObjectNode body = Json.object();
    ObjectNode request = body.putObject("publicKeyRequest");
    request
        .putObject("publicKey")
        .put("algorithm", algorithm(key.publicKey().type()))
        .put("content", key.publicKey().pem());
    request.put("proofOfPossession", Base64.getEncoder().encodeToString(proof));
    return body;
  }

  /** Fulcio looks at the key and not at this word, but its form asks for one. */
  private static String algorithm(KeyType type) {
    return switch (type) {
      case ECDSA_P256, ECDSA_P384, ECDSA_P521 -> "ECDSA";
      case RSA -> "RSA_PSS";
      case ED25519 -> "ED25519";
    };
  }

  /** Fulcio says the same of a token that is over, of another audience or of an unknown issuer. */
  private LabException refused(IdentityToken token, ServiceAnswer answer) {
    Problem.Builder problem =
        door.refused(
            "Fulcio refused a certificate",
            "POST " + door.at(PATH) + " with a token of " + token.issuer(),
            String.valueOf(OK),
            answer);
    Optional<StatedReason> reason = advice.flatMap(known -> StatedReason.of(door, answer));
    if (reason.isPresent()) {
      explain(problem, token, reason.get());
    } else {
      token
          .faultAt(door.transport().clock().instant())
          .ifPresent(
              fault ->
                  problem.hint("the token itself shows why: " + fault).cause(Cause.WRONG_TOKEN));
    }
    return problem
        .hint("see what was sent and answered; the token itself is hidden", "wire")
        .asException();
  }

  private void explain(Problem.Builder problem, IdentityToken token, StatedReason reason) {
    if (reason.isOfToken()) {
      problem.cause(Cause.WRONG_TOKEN);
    }
    problem.hint("the lab's Fulcio tells what others keep for themselves: " + reason);
    advice.orElseThrow().about(token, reason).forEach(problem::hint);
  }
}
