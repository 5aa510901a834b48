package dev.signlab.services.fulcio;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.Pem;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.services.ctlog.CtLog;
import dev.signlab.services.oidc.Identity;
import dev.signlab.services.oidc.IssuerKind;
import dev.signlab.services.oidc.OidcFixture;
import dev.signlab.services.oidc.TokenOrder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** An issuer, a log and an authority on free ports, and a client without sense of its own. */
final class FulcioFixture implements AutoCloseable {

  static final KeyPair KEYS = KeyPair.generate();

  private final HttpClient client = HttpClient.newHttpClient();
  private final OidcFixture oidc;
  private final CtLog log;
  private final FulcioService service;
  private final LoopbackServer server;

  private FulcioFixture(OidcFixture oidc, CtLog log, FulcioService service, LoopbackServer server) {
    this.oidc = oidc;
    this.log = log;
    this.service = service;
    this.server = server;
  }

  static FulcioFixture start(Path folder, InstantSource clock) throws IOException {
    return start(folder, clock, settings -> settings);
  }

  /** Starts all of them; the settings are those of an authority that publishes in the log. */
  static FulcioFixture start(Path folder, InstantSource clock, UnaryOperator<FulcioSettings> change)
      throws IOException {
    OidcFixture oidc = OidcFixture.start(folder.resolve("oidc"), clock);
    Path authority = folder.resolve("fulcio");
    CtLog log =
        CtLog.open(folder.resolve("ctlog"), clock, FulcioService.certificatesIn(authority, clock));
    FulcioSettings settings =
        FulcioSettings.of(trusted(oidc), HttpTransport.of(clock, new ExchangeLog()))
            .publishingIn(log);
    FulcioService service = FulcioService.open(authority, clock, change.apply(settings));
    FulcioEndpoints endpoints = new FulcioEndpoints(service);
    LoopbackServer server = LoopbackServer.start(ServerSettings.of(clock), endpoints, endpoints);
    return new FulcioFixture(oidc, log, service, server);
  }

  private static List<TrustedIssuer> trusted(OidcFixture oidc) {
    return List.of(
        trusted(oidc, IssuerKind.PEOPLE, TrustedIssuer.Kind.EMAIL),
        trusted(oidc, IssuerKind.PARTNER, TrustedIssuer.Kind.EMAIL),
        trusted(oidc, IssuerKind.ACTIONS, TrustedIssuer.Kind.GITHUB_WORKFLOW),
        trusted(oidc, IssuerKind.CLUSTER, TrustedIssuer.Kind.KUBERNETES),
        inDomain(oidc, IssuerKind.WORKLOADS, TrustedIssuer.Kind.SPIFFE),
        inDomain(oidc, IssuerKind.USERS, TrustedIssuer.Kind.USERNAME));
  }

  private static TrustedIssuer trusted(OidcFixture oidc, IssuerKind kind, TrustedIssuer.Kind what) {
    return TrustedIssuer.of(oidc.service().issuer(kind), "sigstore", what);
  }

  private static TrustedIssuer inDomain(
      OidcFixture oidc, IssuerKind kind, TrustedIssuer.Kind what) {
    return new TrustedIssuer(oidc.service().issuer(kind), "sigstore", what, IssuerKind.DOMAIN);
  }

  OidcFixture oidc() {
    return oidc;
  }

  CtLog log() {
    return log;
  }

  FulcioService service() {
    return service;
  }

  String url() {
    return server.url();
  }

  String token(Identity identity) {
    return oidc.service().tokens().issue(TokenOrder.of(identity));
  }

  /** Asks as sigstore-go does: the token in the field Authorization. */
  HttpResponse<String> v2(String token, String challenge) {
    return v2(token, body(KEYS, challenge));
  }

  HttpResponse<String> v2(String token, ObjectNode body) {
    return post("/api/v2/signingCert", body, "Authorization", "Bearer " + token);
  }

  static ObjectNode body(KeyPair keys, String challenge) {
    ObjectNode body = Json.object();
    ObjectNode request = body.putObject("publicKeyRequest");
    request.putObject("publicKey").put("algorithm", "ECDSA").put("content", keys.publicKey().pem());
    request.put("proofOfPossession", proof(keys, challenge));
    return body;
  }

  static String proof(KeyPair keys, String challenge) {
    return base64(keys.sign(challenge.getBytes(StandardCharsets.UTF_8)));
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  HttpResponse<String> post(String path, ObjectNode body, String... headers) {
    return send(
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.write(body))),
        headers);
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(server.url() + path)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static JsonFields json(HttpResponse<String> answer) {
    return Json.parseObject(answer.body().getBytes(StandardCharsets.UTF_8), "answer");
  }

  /** Returns the certificates of a sound answer, the caller's first. */
  static List<Certificate> chain(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    JsonFields body = json(answer);
    String name =
        body.has("signedCertificateEmbeddedSct")
            ? "signedCertificateEmbeddedSct"
            : "signedCertificateDetachedSct";
    return body.object(name).object("chain").array("certificates").stream()
        .map(each -> certificate(each.stringValue()))
        .toList();
  }

  static Certificate certificate(String pem) {
    byte[] der = Pem.parse(pem.getBytes(StandardCharsets.US_ASCII), "certificate").bytes();
    return Certificate.parse(der, "certificate");
  }

  @Override
  public void close() {
    server.close();
    oidc.close();
    log.close();
    client.close();
  }
}
