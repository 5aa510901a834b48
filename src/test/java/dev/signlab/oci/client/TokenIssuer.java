package dev.signlab.oci.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A token server for Debian's docker-registry (distribution's token and OAuth2 specifications):
 * anybody may pull, the tester and the identity token may do all. Its key is made by openssl.
 */
final class TokenIssuer implements AutoCloseable {

  static final String IDENTITY = "identity-of-tester";

  final List<String> asked = new ArrayList<>();
  int seconds = 300;
  int timesBusy;
  private final HttpServer server;
  private final KeyPair key;
  private final String certificate;
  private final Path certificateFile;

  TokenIssuer(Path folder) throws IOException {
    Path keyFile = folder.resolve("tokens.key");
    certificateFile = folder.resolve("tokens.crt");
    Tool.require("openssl")
        .in(folder)
        .succeed(
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "30",
            "-subj",
            "/CN=tokens",
            "-keyout",
            keyFile.toString(),
            "-out",
            certificateFile.toString());
    key = KeyPair.parsePem(Files.readAllBytes(keyFile), "tokens.key");
    certificate =
        Files.readAllLines(certificateFile).stream()
            .filter(line -> !line.startsWith("-----"))
            .collect(Collectors.joining());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/token", this::handle);
    server.start();
  }

  String realm() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
  }

  Path certificate() {
    return certificateFile;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String query = exchange.getRequestURI().getRawQuery();
    Map<String, String> fields = fields(form.isEmpty() ? query : form);
    String login = exchange.getRequestHeaders().getFirst("Authorization");
    asked.add(exchange.getRequestMethod() + " " + fields.get("scope"));
    boolean known =
        login == null
            ? IDENTITY.equals(fields.get("refresh_token"))
            : login.equals("Basic " + base64("tester:s3cret"));
    if (timesBusy > 0) {
      timesBusy--;
      answer(exchange, 503, "");
    } else if (!known && (login != null || fields.containsKey("refresh_token"))) {
      answer(exchange, 401, "{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}");
    } else {
      String name = form.isEmpty() ? "token" : "access_token";
      String token = token(known, fields.getOrDefault("scope", ""));
      answer(exchange, 200, "{\"%s\":\"%s\",\"expires_in\":%d}".formatted(name, token, seconds));
    }
  }

  private String token(boolean known, String scopes) {
    List<String> access = new ArrayList<>();
    for (String scope : scopes.split(" ", -1)) {
      String[] parts = scope.split(":", -1);
      if (parts.length == 3) {
        String actions = known ? parts[2].replace(",", "\",\"") : "pull";
        access.add(
            "{\"type\":\"%s\",\"name\":\"%s\",\"actions\":[\"%s\"]}"
                .formatted(parts[0], parts[1], actions));
      }
    }
    long now = Instant.now().getEpochSecond();
    String head = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5c\":[\"%s\"]}".formatted(certificate);
    String claims =
        "{\"iss\":\"tests\",\"sub\":\"x\",\"aud\":\"lab\",\"exp\":%d,\"nbf\":%d,\"iat\":%d,\"jti\":\"1\",\"access\":[%s]}"
            .formatted(now + 300, now - 10, now - 10, String.join(",", access));
    String signed = base64Url(head) + "." + base64Url(claims);
    byte[] signature =
        key.sign(SignatureAlgorithm.RSA_PKCS1_SHA256, signed.getBytes(StandardCharsets.UTF_8));
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new HashMap<>();
    for (String part : form.split("&", -1)) {
      int equals = part.indexOf('=');
      fields.put(
          part.substring(0, equals),
          URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64Url(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
