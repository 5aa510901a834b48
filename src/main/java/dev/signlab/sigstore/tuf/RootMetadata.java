package dev.signlab.sigstore.tuf;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.JsonFields;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whose keys the roles have (section 4.3). Immutable.
 *
 * @param version the edition
 * @param expires when it stops being believed
 * @param consistent whether files are fetched by version and digest (section 6.2)
 * @param roles who signs for each role
 */
public record RootMetadata(
    long version, Instant expires, boolean consistent, Map<TufRole, RoleKeys> roles)
    implements Metadata {

  private static final String CONSISTENT = "consistent_snapshot";

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
    boolean consistent = signed.node().path(CONSISTENT).booleanValue(false);
    return new RootMetadata(
        signed.number("version"), SignedFile.expires(signed), consistent, roles);
  }

  private static RoleKeys keys(JsonFields signed, TufRole role) {
    JsonFields fields = signed.object("roles").object(role.type());
    JsonFields keys = signed.object("keys");
    List<TufKey> known =
        fields.array("keyids").stream()
            .map(RootMetadata::text)
            .flatMap(id -> TufKey.parse(id, keys.object(id)).stream())
            .distinct()
            .toList();
    return RoleKeys.read(known, fields.number("threshold"), fields.what());
  }

  private static String text(JsonNode id) {
    if (!id.isString()) {
      throw Problem.of("not the identifier of a key: " + id)
          .expected("text")
          .found(id.getNodeType().toString())
          .cause(Cause.MALFORMED)
          .asException();
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
    ObjectNode signed = head().put(CONSISTENT, consistent);
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
    return new RootMetadata(version + 1, expires, consistent, changed);
  }
}
