package dev.signlab.crypto.keys;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.http.server.Call;
import dev.signlab.http.server.CallListener;
import dev.signlab.http.server.KeyStoreFile;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.node.ObjectNode;

/**
 * A transit engine in a few lines, after the published HTTP API: create, read, sign, and rotate by
 * a method. It is our own double and no judge.
 */
public final class FakeTransit implements AutoCloseable {

  /** The only token that is known. */
  public static final String TOKEN = "s.transit-token";

  private static final int LARGEST = 1 << 16;

  private final Map<String, List<KeyPair>> keys = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final LoopbackServer server;
  private final String scheme;

  /** Starts it with plain HTTP. */
  public FakeTransit() {
    this(Optional.empty());
  }

  /** Starts it, with TLS where there is a key store. */
  public FakeTransit(Optional<KeyStoreFile> tls) {
    scheme = tls.isPresent() ? "https" : "http";
    server =
        LoopbackServer.start(
            new ServerSettings(0, tls, InstantSource.system(), CallListener.NONE),
            this::answer,
            (call, failure) -> call.answer(500, String.valueOf(failure)));
  }

  /** Adds a version to a key. */
  public void put(String name, KeyPair pair) {
    keys.computeIfAbsent(name, each -> new ArrayList<>()).add(pair);
  }

  /** Adds a new version to a key. */
  public void rotate(String name) {
    put(name, KeyPair.generate());
  }

  /** Returns the address, without a slash at its end. */
  public String address() {
    return scheme + "://127.0.0.1:" + server.port();
  }

  /** Method, path and body of each call. */
  public List<String> calls() {
    return calls;
  }

  @Override
  public void close() {
    server.close();
  }

  private void answer(Call call) throws IOException {
    String body = new String(call.readBody(LARGEST), StandardCharsets.UTF_8);
    calls.add((call.method() + " " + call.path() + " " + body).strip());
    String[] path = call.path().split("/", -1);
    if (!call.header("X-Vault-Token").orElse("").equals(TOKEN)) {
      errors(call, 403, "1 error occurred:\\n\\t* permission denied\\n\\n");
    } else if (!path[2].equals("transit")) {
      errors(call, 404, "no handler for route \\\"" + call.path() + "\\\". route entry not found.");
    } else if (path[3].equals("keys") && call.method().equals("POST")) {
      keys.computeIfAbsent(path[4], name -> new ArrayList<>(List.of(made(body))));
      data(call, key(path[4]));
    } else if (!keys.containsKey(path[4])) {
      errors(call, 404, "");
    } else if (path[3].equals("keys")) {
      data(call, key(path[4]));
    } else {
      data(call, sign(path, Json.parseObject(body.getBytes(StandardCharsets.UTF_8), "body")));
    }
  }

  private static KeyPair made(String body) {
    String type = Json.parseObject(body.getBytes(StandardCharsets.UTF_8), "body").text("type");
    return switch (type) {
      case "ecdsa-p256" -> KeyPair.generate();
      case "ed25519" -> KeyPair.generate(KeyType.ED25519);
      default -> throw new IllegalArgumentException(type);
    };
  }

  private ObjectNode key(String name) {
    ObjectNode data = Json.object();
    List<KeyPair> versions = keys.getOrDefault(name, List.of());
    data.put("name", name);
    data.put("latest_version", versions.size());
    ObjectNode each = data.putObject("keys");
    for (int i = 0; i < versions.size(); i++) {
      each.putObject(String.valueOf(i + 1)).put("public_key", publicKey(versions.get(i)));
    }
    return data;
  }

  private static String publicKey(KeyPair pair) {
    if (pair.publicKey().type() != KeyType.ED25519) {
      return pair.publicKey().pem();
    }
    byte[] encoded = pair.publicKey().encoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    return Base64.getEncoder().encodeToString(raw);
  }

  private ObjectNode sign(String[] path, JsonFields body) {
    int version = (int) body.number("key_version");
    KeyPair pair = keys.getOrDefault(path[4], List.of()).get(version - 1);
    byte[] input = Base64.getDecoder().decode(body.text("input"));
    byte[] signature =
        pair.publicKey().type() == KeyType.ED25519
            ? pair.sign(input)
            : prehashed(pair, path[5], input, body);
    ObjectNode data = Json.object();
    data.put("key_version", version);
    data.put(
        "signature", "vault:v" + version + ":" + Base64.getEncoder().encodeToString(signature));
    return data;
  }

  private static byte[] prehashed(KeyPair pair, String hash, byte[] input, JsonFields body) {
    if (!body.node().get("prehashed").booleanValue()) {
      throw new IllegalArgumentException("this double signs digests only");
    }
    if (pair.publicKey().type() == KeyType.RSA) {
      if (!body.text("signature_algorithm").equals("pkcs1v15")) {
        throw new IllegalArgumentException("without pkcs1v15 the engine signs with PSS");
      }
      return pair.signDigest(Digest.ofBytes(DigestAlgorithm.SHA256, input));
    }
    return switch (hash) {
      case "sha2-256" -> pair.signDigest(Digest.ofBytes(DigestAlgorithm.SHA256, input));
      case "sha2-384" ->
          pair.with(SignatureAlgorithm.ECDSA_SHA384)
              .signDigest(Digest.ofBytes(DigestAlgorithm.SHA384, input));
      case "sha2-512" ->
          pair.with(SignatureAlgorithm.ECDSA_SHA512)
              .signDigest(Digest.ofBytes(DigestAlgorithm.SHA512, input));
      default -> throw new IllegalArgumentException(hash);
    };
  }

  private static void data(Call call, ObjectNode data) throws IOException {
    ObjectNode answer = Json.object();
    answer.set("data", data);
    call.answer(200, "application/json", Json.write(answer));
  }

  private static void errors(Call call, int status, String text) throws IOException {
    String errors = text.isEmpty() ? "[]" : "[\"" + text + "\"]";
    byte[] answer = ("{\"errors\":" + errors + "}").getBytes(StandardCharsets.UTF_8);
    call.answer(status, "application/json", answer);
  }
}
