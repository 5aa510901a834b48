package dev.signlab.sigstore.tuf;

import dev.signlab.json.JsonFields;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    RoleKeys keys = RoleKeys.parse(fields, signed.object("keys"));
    // Of another role only its own files are worth nothing then, and a later root may mend that.
    if (role == TufRole.ROOT && !keys.isReachable()) {
      throw RoleKeys.never(fields.what(), keys.threshold(), keys.keys().size());
    }
    return keys;
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
    ObjectNode names = signed.putObject("roles");
    for (TufRole role : TufRole.values()) {
      RoleKeys its = keysOf(role);
      its.writeKeysTo(keys);
      its.writeTo(names.putObject(role.type()));
    }
    return signed;
  }

  /** Returns another edition of this. */
  public RootMetadata next(Instant expires, Collection<TufKey> rootKeys) {
    Map<TufRole, RoleKeys> changed = new EnumMap<>(roles);
    int threshold = keysOf(TufRole.ROOT).threshold();
    changed.put(TufRole.ROOT, new RoleKeys(List.copyOf(rootKeys), threshold));
    return new RootMetadata(version + 1, expires, consistent, changed);
  }
}
