package dev.signlab.services.fulcio;

import dev.signlab.diagnostic.LabException;
import dev.signlab.http.server.Call;
import dev.signlab.sigstore.protojson.ProtoFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads requests for certificates in the two forms in which they come over HTTP. */
final class RequestReader {

  private static final int LARGEST = 4 << 20;
  private static final String BEARER = "Bearer ";
  private static final byte[] NOTHING = {};

  private RequestReader() {}

  /** Reads the newer form; the token stands in it, or else in the field Authorization. */
  static SigningRequest v2(Call call) throws IOException {
    ProtoFields body = body(call);
    return parsed(
        () -> {
          String inside =
              body.optionalObject("credentials")
                  .map(credentials -> credentials.text("oidcIdentityToken"))
                  .orElse("");
          String token = inside.isEmpty() ? bearer(call) : inside;
          return new SigningRequest(token, csr(body).orElseGet(() -> plain(body)));
        });
  }

  private static SigningRequest.Key plain(ProtoFields body) {
    Optional<ProtoFields> request = body.optionalObject("publicKeyRequest");
    String content =
        request
            .flatMap(fields -> fields.optionalObject("publicKey"))
            .map(key -> key.text("content"))
            .orElse("");
    byte[] proof =
        request.flatMap(fields -> fields.optionalBytes("proofOfPossession")).orElse(NOTHING);
    return new SigningRequest.Key.Plain(content.getBytes(StandardCharsets.UTF_8), proof);
  }

  /** Reads the older form; the token stands in the field Authorization. */
  static SigningRequest v1(Call call) throws IOException {
    ProtoFields body = body(call);
    return parsed(
        () -> {
          byte[] content =
              body.optionalObject("publicKey")
                  .flatMap(key -> key.optionalBytes("content"))
                  .orElse(NOTHING);
          byte[] proof = body.optionalBytes("signedEmailAddress").orElse(NOTHING);
          SigningRequest.Key plain = new SigningRequest.Key.Plain(content, proof);
          return new SigningRequest(bearer(call), csr(body).orElse(plain));
        });
  }

  private static Optional<SigningRequest.Key> csr(ProtoFields body) {
    return body.optionalBytes("certificateSigningRequest").map(SigningRequest.Key.Csr::new);
  }

  private static ProtoFields body(Call call) throws IOException {
    byte[] bytes = call.readBody(LARGEST);
    return parsed(() -> ProtoFields.parse(bytes, "the request"));
  }

  private static <T> T parsed(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (LabException e) {
      throw FulcioRefusal.of(RefusalReason.MALFORMED_REQUEST, e);
    }
  }

  private static String bearer(Call call) {
    String given = call.header("Authorization").orElse("");
    return given.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? given.substring(BEARER.length())
        : "";
  }
}
