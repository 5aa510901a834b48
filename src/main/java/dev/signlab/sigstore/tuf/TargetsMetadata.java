package dev.signlab.sigstore.tuf;

import dev.signlab.json.JsonFields;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which files are handed out (section 4.5).
 *
 * @param version the edition
 * @param expires when it stops being believed
 * @param targets the files by name
 * @param delegations who else may list files
 */
public record TargetsMetadata(
    long version, Instant expires, Map<String, TargetFile> targets, Delegations delegations)
    implements Metadata {

  private static final String DELEGATIONS = "delegations";

  /** Copies the map, sorted by name. */
  public TargetsMetadata {
    targets = Collections.unmodifiableMap(new TreeMap<>(targets));
  }

  /** Makes a list that delegates to nobody. */
  public TargetsMetadata(long version, Instant expires, Map<String, TargetFile> targets) {
    this(version, expires, targets, Delegations.NONE);
  }

  /** Reads a file of the role; its signatures are not looked at. */
  public static TargetsMetadata parse(byte[] file, String what) {
    JsonFields signed = SignedFile.signed(file, what, TufRole.TARGETS);
    Map<String, TargetFile> targets = new TreeMap<>();
    JsonFields all = signed.object("targets");
    for (Map.Entry<String, JsonNode> each : all.node().properties()) {
      targets.put(each.getKey(), TargetFile.parse(JsonFields.of(each.getValue(), what)));
    }
    return new TargetsMetadata(
        signed.number("version"),
        SignedFile.expires(signed),
        targets,
        signed.optionalObject(DELEGATIONS).map(Delegations::parse).orElse(Delegations.NONE));
  }

  @Override
  public TufRole role() {
    return TufRole.TARGETS;
  }

  @Override
  public ObjectNode signed() {
    ObjectNode signed = head();
    ObjectNode files = signed.putObject("targets");
    targets.forEach((name, target) -> files.set(name, target.node()));
    if (!delegations.equals(Delegations.NONE)) {
      signed.set(DELEGATIONS, delegations.node());
    }
    return signed;
  }
}
