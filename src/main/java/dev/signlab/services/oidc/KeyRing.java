package dev.signlab.services.oidc;

import dev.signlab.crypto.jws.TokenKey;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys of one issuer: one that signs, and those that were replaced and are published until no
 * token of theirs can hold any more. Kept in a file that only its owner may read. Safe for use by
 * several threads.
 */
final class KeyRing {

  /** Longer than any token holds that the issuer hands out by itself. */
  private static final Duration PUBLISHED = Duration.ofHours(24);

  private static final int MOST_RETIRED = 16;

  private final Path file;
  private final InstantSource clock;
  private TokenKey current;
  private List<Retired> retired;

  /**
   * A key that signs no more.
   *
   * @param key the key
   * @param until when it is published
   */
  private record Retired(TokenKey key, Instant until) {}

  private KeyRing(Path file, InstantSource clock, TokenKey current, List<Retired> retired) {
    this.file = file;
    this.clock = clock;
    this.current = current;
    this.retired = retired;
  }

  /** Opens the ring in a file, and makes it where there is none. */
  static KeyRing open(Path file, InstantSource clock) {
    if (Files.exists(file)) {
      return read(file, clock);
    }
    KeyRing ring = new KeyRing(file, clock, TokenKey.generate(), List.of());
    ring.save();
    return ring;
  }

  private static KeyRing read(Path file, InstantSource clock) {
    JsonFields ring = Json.parseObject(BoundedFile.read(file), file.toString());
    List<Retired> retired =
        ring.objects("retired").stream()
            .map(each -> new Retired(key(each, file), Instant.ofEpochSecond(each.number("until"))))
            .toList();
    return new KeyRing(file, clock, key(ring, file), retired);
  }

  private static TokenKey key(JsonFields holder, Path file) {
    return TokenKey.parse(Json.writeText(holder.object("key").node()), file.toString());
  }

  /** Returns the key that signs. */
  synchronized TokenKey current() {
    return current;
  }

  /** Makes another key that signs from now on. */
  synchronized void rotate() {
    List<Retired> more = new ArrayList<>(published());
    more.addFirst(new Retired(current, clock.instant().plus(PUBLISHED)));
    retired = List.copyOf(more.subList(0, Math.min(more.size(), MOST_RETIRED)));
    current = TokenKey.generate();
    save();
  }

  /** Returns the public keys as a JSON web key set (RFC 7517, section 5). */
  synchronized ObjectNode publicKeys() {
    ObjectNode set = Json.object();
    ArrayNode keys = set.putArray("keys");
    keys.add(json(current.publicKey()));
    published().forEach(each -> keys.add(json(each.key().publicKey())));
    return set;
  }

  private List<Retired> published() {
    Instant now = clock.instant();
    return retired.stream().filter(each -> each.until().isAfter(now)).toList();
  }

  private void save() {
    ObjectNode ring = Json.object();
    ring.set("key", json(current.secret()));
    ArrayNode old = ring.putArray("retired");
    for (Retired each : retired) {
      ObjectNode entry = old.addObject();
      entry.put("until", each.until().getEpochSecond());
      entry.set("key", json(each.key().secret()));
    }
    AtomicFile.writeSecret(file, Json.write(ring));
  }

  private static JsonNode json(String text) {
    return Json.parse(text.getBytes(StandardCharsets.UTF_8), "a key");
  }
}
