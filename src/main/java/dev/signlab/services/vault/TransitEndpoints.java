package dev.signlab.services.vault;

import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.json.Json;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * The transit engine behind its paths: {@code keys}, {@code keys/NAME}, {@code keys/NAME/rotate},
 * {@code sign/NAME[/HASH]}, {@code verify/NAME[/HASH]}.
 *
 * @param keys what it keeps
 * @param clock dates new versions
 */
record TransitEndpoints(VaultKeys keys, InstantSource clock) {

  private static final int RAW_KEY = 32;

  /** What would make another key than this vault makes. */
  private static final List<String> UNSERVED =
      List.of(
          "derived",
          "convergent_encryption",
          "exportable",
          "allow_plaintext_backup",
          "auto_rotate_period",
          "key_size");

  private static final Map<String, Boolean> OF_EVERY_KEY =
      Map.of(
          "deletion_allowed", false,
          "derived", false,
          "exportable", false,
          "allow_plaintext_backup", false,
          "supports_encryption", false,
          "supports_decryption", false,
          "supports_derivation", false,
          "supports_signing", true,
          "imported_key", false);

  /**
   * Answers a request with the member {@code data}.
   *
   * @param method POST for PUT too, LIST for GET with {@code list=true}
   * @param path behind the mount, in its parts
   */
  ObjectNode answer(String method, List<String> path, VaultBody body) {
    String last = path.size() == 3 ? path.get(2) : "";
    return switch (method + " " + path.getFirst() + " " + path.size()) {
      case "LIST keys 1" -> list();
      case "GET keys 2" -> shown(found(path.get(1)));
      case "POST keys 2" -> shown(create(path.get(1), body));
      case "POST keys 3" -> shown(rotate(path.get(1), last));
      case "POST sign 2", "POST sign 3" ->
          signed(new TransitSignatures(found(path.get(1)), last, body));
      case "POST verify 2", "POST verify 3" ->
          Json.object()
              .put("valid", new TransitSignatures(found(path.get(1)), last, body).verify());
      default -> throw VaultRefusal.unsupported();
    };
  }

  private ObjectNode list() {
    List<String> names = keys.names();
    if (names.isEmpty()) {
      throw VaultRefusal.absent();
    }
    ObjectNode data = Json.object();
    names.forEach(data.putArray("keys")::add);
    return data;
  }

  private KeptKey found(String name) {
    return keys.find(name).orElseThrow(VaultRefusal::absent);
  }

  private KeptKey create(String name, VaultBody body) {
    body.without(UNSERVED);
    return keys.create(name, TransitType.of(body.text("type")), clock.instant());
  }

  private KeptKey rotate(String name, String verb) {
    if (!verb.equals("rotate")) {
      throw VaultRefusal.unsupported();
    }
    return keys.rotate(name, clock.instant());
  }

  private static ObjectNode signed(TransitSignatures signing) {
    TransitSignatures.Made made = signing.sign();
    return Json.object().put("signature", made.text()).put("key_version", made.version());
  }

  private static ObjectNode shown(KeptKey key) {
    ObjectNode data = Json.object();
    data.put("name", key.name());
    data.put("type", key.type().word());
    OF_EVERY_KEY.forEach((name, value) -> data.put(name, value));
    data.put("latest_version", key.latest());
    data.put("min_decryption_version", 1);
    data.put("min_encryption_version", 0);
    data.put("min_available_version", 0);
    ObjectNode versions = data.putObject("keys");
    for (int i = 0; i < key.latest(); i++) {
      KeptKey.Version version = key.versions().get(i);
      ObjectNode each = versions.putObject(String.valueOf(i + 1));
      each.put("creation_time", version.made().toString());
      each.put("name", key.type().keyName());
      each.put("public_key", text(version.pair().publicKey()));
    }
    return data;
  }

  /** PEM; of Ed25519 the bytes of the key in Base64, as the engine shows it. */
  private static String text(VerificationKey key) {
    if (key.type() != KeyType.ED25519) {
      return key.pem();
    }
    byte[] encoded = key.encoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_KEY, encoded.length);
    return Base64.getEncoder().encodeToString(raw);
  }
}
