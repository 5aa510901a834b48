package dev.signlab.services.oidc;

import dev.signlab.crypto.jws.JsonWebKey;
import dev.signlab.crypto.jws.WebToken;
import dev.signlab.http.server.CallListener;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.judge.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The issuers on a free port, and a client without sense of its own. */
public final class OidcFixture implements AutoCloseable {

  /** A verifier and what its challenge is, from RFC 7636, appendix B. */
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  static final String CALLBACK = "http://localhost:4999/auth/callback";

  private final HttpClient client = HttpClient.newHttpClient();
  private final OidcService service;
  private final LoopbackServer server;

  private OidcFixture(OidcService service, LoopbackServer server) {
    this.service = service;
    this.server = server;
  }

  /** Starts the issuers of a folder. */
  public static OidcFixture start(Path folder, InstantSource clock) throws IOException {
    return start(folder, clock, FreePorts.next());
  }

  static OidcFixture start(Path folder, InstantSource clock, int port) {
    OidcService service = OidcService.open(folder, clock, "http://localhost:" + port);
    OidcEndpoints endpoints = new OidcEndpoints(service);
    ServerSettings settings = new ServerSettings(port, Optional.empty(), clock, CallListener.NONE);
    return new OidcFixture(service, LoopbackServer.start(settings, endpoints, endpoints));
  }

  /** Returns the issuers. */
  public OidcService service() {
    return service;
  }

  /** Returns the address of the first issuer. */
  public String url() {
    return service.url();
  }

  int port() {
    return server.port();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  HttpResponse<String> post(String path, Map<String, String> form) {
    return send("POST", path, encoded(form), "Content-Type", "application/x-www-form-urlencoded");
  }

  HttpResponse<String> send(String method, String path, String body, String... headers) {
    URI uri = URI.create(path.startsWith("http") ? path : url() + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  static JsonFields json(HttpResponse<String> answer) {
    return Json.parseObject(answer.body().getBytes(StandardCharsets.UTF_8), "answer");
  }

  /**
   * Returns the fields of a sound sign-in, some of them replaced; an empty value leaves one out.
   */
  static Map<String, String> authorization(String... others) {
    Map<String, String> fields =
        new TreeMap<>(
            Map.of(
                "client_id", "sigstore",
                "redirect_uri", CALLBACK,
                "response_type", "code",
                "scope", "openid email",
                "state", "state-1",
                "nonce", "nonce-1",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
    return replaced(fields, others);
  }

  /** Returns the fields with which a code is redeemed, some of them replaced. */
  static Map<String, String> redemption(String code, String... others) {
    Map<String, String> fields =
        new TreeMap<>(
            Map.of(
                "grant_type", "authorization_code",
                "client_id", "sigstore",
                "redirect_uri", CALLBACK,
                "code_verifier", VERIFIER,
                "code", code));
    return replaced(fields, others);
  }

  private static Map<String, String> replaced(Map<String, String> fields, String... others) {
    for (int i = 0; i < others.length; i += 2) {
      fields.put(others[i], others[i + 1]);
      if (others[i + 1].isEmpty()) {
        fields.remove(others[i]);
      }
    }
    return fields;
  }

  /** Shows the sign-in page and returns the ticket in it. */
  String ticket() {
    return ticketOf(get("/authorize?" + encoded(authorization())));
  }

  static String ticketOf(HttpResponse<String> page) {
    String mark = "name=\"ticket\" value=\"";
    int at = page.body().indexOf(mark) + mark.length();
    return page.body().substring(at, page.body().indexOf('"', at));
  }

  /** Signs somebody in and returns where the browser goes. */
  URI signIn(String email) {
    var answer = post("/sign-in", Map.of("ticket", ticket(), "person", email, "other", email));
    return URI.create(answer.headers().firstValue("Location").orElseThrow());
  }

  /** Signs somebody in at the page to which a program sends its browser, and goes back to it. */
  public void signInAt(String address, String email) {
    String ticket = ticketOf(get(address));
    var answer = post("/sign-in", Map.of("ticket", ticket, "person", email));
    get(answer.headers().firstValue("Location").orElseThrow());
  }

  /** Signs somebody in for the program that shows a code. */
  public void signInForDevice(String userCode, String email) {
    int status = post("/device", Map.of("user_code", userCode, "person", email)).statusCode();
    if (status != 200) {
      throw new AssertionError("nobody could sign in: " + status);
    }
  }

  String code(String email) {
    return parameter(signIn(email), "code");
  }

  static String parameter(URI uri, String name) {
    for (String pair : uri.getQuery().split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return "";
  }

  /** Returns the claims of a token that verifies by the keys that its issuer publishes. */
  JsonFields claims(String token) {
    WebToken read = WebToken.parse(token, "token");
    assertPublished(read);
    return read.claims();
  }

  /** Tells whether a key that the first issuer publishes signed a token, wherever it answered. */
  public boolean isSignedHere(String token) {
    return json(get("/keys")).array("keys").stream()
        .map(each -> JsonWebKey.parse(Json.write(each), "key"))
        .anyMatch(key -> key.verified(token).isPresent());
  }

  private void assertPublished(WebToken token) {
    String issuer = token.claims().text("iss");
    String keys = json(get(issuer + Discovery.PATH)).text("jwks_uri");
    for (JsonNode each : json(get(keys)).array("keys")) {
      JsonWebKey key = JsonWebKey.parse(Json.write(each), "key");
      if (key.keyId().equals(token.keyId()) && key.verified(token.compact()).isPresent()) {
        return;
      }
    }
    throw new AssertionError("no published key verifies the token");
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
