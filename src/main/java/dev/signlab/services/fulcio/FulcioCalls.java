package dev.signlab.services.fulcio;

import dev.signlab.diagnostic.LabException;
import dev.signlab.http.server.rpc.RpcFailure;
import dev.signlab.http.server.rpc.RpcService;
import dev.signlab.sigstore.certificate.AddChainResponse;
import dev.signlab.sigstore.protowire.WireMessage;
import dev.signlab.sigstore.protowire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The authority by gRPC (fulcio.proto, service {@code dev.sigstore.fulcio.v2.CA}), as sigstore-java
 * speaks with it. Safe for use by several threads.
 */
public final class FulcioCalls implements RpcService {

  private static final String SERVICE = "/dev.sigstore.fulcio.v2.CA/";
  private static final byte[] NOTHING = {};

  private final FulcioService service;

  /** Answers for an authority. */
  public FulcioCalls(FulcioService service) {
    this.service = service;
  }

  @Override
  public byte[] answer(String method, byte[] message) {
    return switch (method) {
      case SERVICE + "CreateSigningCertificate" -> certificate(message);
      case SERVICE + "GetTrustBundle" ->
          new WireWriter().message(1, chain(service.chainPem())).bytes();
      case SERVICE + "GetConfiguration" -> configuration();
      default -> throw RpcFailure.of(RpcFailure.Code.UNIMPLEMENTED, "unknown method " + method);
    };
  }

  private byte[] certificate(byte[] message) {
    try {
      return encoded(service.issue(request(message)));
    } catch (FulcioRefusal e) {
      boolean isCallers = e.reason().isCallers();
      throw RpcFailure.of(
          isCallers ? RpcFailure.Code.INVALID_ARGUMENT : RpcFailure.Code.INTERNAL,
          e.reason().message());
    }
  }

  private SigningRequest request(byte[] message) {
    try {
      WireMessage request = WireMessage.parse(message, "the request");
      String token = request.message(1).flatMap(each -> each.text(1)).orElse("");
      return new SigningRequest(
          token,
          request
              .bytes(3)
              .<SigningRequest.Key>map(SigningRequest.Key.Csr::new)
              .orElseGet(() -> plain(request)));
    } catch (LabException e) {
      FulcioRefusal refusal = FulcioRefusal.of(RefusalReason.MALFORMED_REQUEST, e);
      service.remember(refusal);
      throw refusal;
    }
  }

  private static SigningRequest.Key plain(WireMessage request) {
    WireMessage key =
        request.message(2).orElseGet(() -> WireMessage.parse(NOTHING, "no public key"));
    String content = key.message(1).flatMap(each -> each.text(2)).orElse("");
    return new SigningRequest.Key.Plain(
        content.getBytes(StandardCharsets.UTF_8), key.bytes(2).orElse(NOTHING));
  }

  private static byte[] encoded(IssuedCertificate issued) {
    WireWriter certificate = new WireWriter().message(1, chain(issued.pem()));
    issued
        .detached()
        .ifPresent(timestamp -> certificate.bytes(2, AddChainResponse.write(timestamp)));
    return new WireWriter().message(issued.isEmbedded() ? 2 : 1, certificate).bytes();
  }

  private static WireWriter chain(List<String> pem) {
    return new WireWriter().texts(1, pem);
  }

  private byte[] configuration() {
    WireWriter configuration = new WireWriter();
    for (TrustedIssuer each : service.issuers()) {
      configuration.message(
          1,
          new WireWriter()
              .text(1, each.url())
              .text(3, each.audience())
              .text(4, each.kind().challengeClaim())
              .text(5, each.trustDomain())
              .text(6, each.kind().word())
              .text(7, each.subjectDomain()));
    }
    return configuration.bytes();
  }
}
