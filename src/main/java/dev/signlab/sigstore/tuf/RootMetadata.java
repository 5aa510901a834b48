package dev.signlab.sigstore.tuf;

import dev.signlab.diagnostic.Problem;
import dev.signlab.json.JsonFields;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whose keys the roles have (section 4.3). Immutable.
 *
 * @param version the edition
 * @param expires when it stops being believed
 * @param roles who signs for each role
 */
public record RootMetadata(long version, Instant expires, Map<TufRole, RoleKeys> roles)
    implements Metadata {

  /** Copies the map. */
  public RootMetadata {
    roles = Map.copyOf(roles);
  }

  /** Reads a file of the role; its signatures are not looked at. */
  public static RootMetadata parse(byte[] file, String what) {
    JsonFields signed = SignedFile.signed(file, what, TufRole.ROOT);
    Map<TufRole, RoleKeys> roles = new EnumMap<>(TufRole.class);
    for (TufRole role : TufRole.values()) {
      roles.put(role, keys(signed, role));
    }
    return new RootMetadata(signed.number("version"), SignedFile.expires(signed), roles);
  }

  private static RoleKeys keys(JsonFields signed, TufRole role) {
    JsonFields fields = signed.object("roles").object(role.type());
    JsonFields keys = signed.object("keys");
    List<TufKey> known =
        fields.array("keyids").stream().map(id -> TufKey.parse(keys.object(text(id)))).toList();
    return new RoleKeys(known, Math.toIntExact(fields.number("threshold")));
  }

  private static String text(tools.jackson.databind.JsonNode id) {
    if (!id.isString()) {
      throw Problem.of("not the identifier of a key: " + id).asException();
    }
    return id.stringValue();
  }

  @Override
  public TufRole role() {
    return TufRole.ROOT;
  }

  /** Returns who signs for a role. */
  public RoleKeys keysOf(TufRole role) {
    RoleKeys keys = roles.get(role);
    if (keys == null) {
      throw new IllegalArgumentException("a root without " + role);
    }
    return keys;
  }

  @Override
  public ObjectNode signed() {
    ObjectNode signed = head().put("consistent_snapshot", true);
    ObjectNode keys = signed.putObject("keys");
    keys().forEach((id, key) -> keys.set(id, key.node()));
    ObjectNode names = signed.putObject("roles");
    for (TufRole role : TufRole.values()) {
      RoleKeys its = keysOf(role);
      ObjectNode entry = names.putObject(role.type());
      its.keys().forEach(key -> entry.withArray("/keyids").add(key.id()));
      entry.put("threshold", its.threshold());
    }
    return signed;
  }

  private Map<String, TufKey> keys() {
    Map<String, TufKey> keys = new LinkedHashMap<>();
    for (TufRole role : TufRole.values()) {
      keysOf(role).keys().forEach(key -> keys.put(key.id(), key));
    }
    return keys;
  }

  /** Returns another edition of this. */
  public RootMetadata next(Instant expires, Collection<TufKey> rootKeys) {
    Map<TufRole, RoleKeys> changed = new EnumMap<>(roles);
    int threshold = keysOf(TufRole.ROOT).threshold();
    changed.put(TufRole.ROOT, new RoleKeys(List.copyOf(rootKeys), threshold));
    return new RootMetadata(version + 1, expires, changed);
  }
}
