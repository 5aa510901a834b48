package dev.signlab.sigstore.tuf;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.JsonFields;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which version of each file belongs together (section 4.4).
 *
 * @param version the edition
 * @param expires when it stops being believed
 * @param files what it says of the lists of targets, by name
 */
public record SnapshotMetadata(long version, Instant expires, Map<String, MetaFile> files)
    implements Metadata {

  private static final String META = "meta";

  /** Copies the map, sorted by name; a list of targets must be among the files. */
  public SnapshotMetadata {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    if (!files.containsKey(TufRole.TARGETS.fileName())) {
      throw Problem.of("a snapshot without targets")
          .expected(TufRole.TARGETS.fileName())
          .found(files.isEmpty() ? "no file" : String.join(", ", files.keySet()))
          .cause(Cause.MALFORMED)
          .asException();
    }
  }

  /** Names the version of one list of targets. */
  public static SnapshotMetadata of(long version, Instant expires, long targets) {
    Map<String, MetaFile> files = Map.of(TufRole.TARGETS.fileName(), MetaFile.of(targets));
    return new SnapshotMetadata(version, expires, files);
  }

  /** Reads a file of the role; its signatures are not looked at. */
  public static SnapshotMetadata parse(byte[] file, String what) {
    JsonFields signed = SignedFile.signed(file, what, TufRole.SNAPSHOT);
    JsonFields meta = signed.object(META);
    Map<String, MetaFile> files = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : meta.node().properties()) {
      files.put(each.getKey(), MetaFile.parse(JsonFields.of(each.getValue(), meta.what())));
    }
    return new SnapshotMetadata(signed.number("version"), SignedFile.expires(signed), files);
  }

  /** Returns what it says of the list of targets at the top. */
  public MetaFile file() {
    return Objects.requireNonNull(files.get(TufRole.TARGETS.fileName()));
  }

  /** Returns the version of the list of targets. */
  public long targets() {
    return file().version();
  }

  @Override
  public TufRole role() {
    return TufRole.SNAPSHOT;
  }

  @Override
  public ObjectNode signed() {
    ObjectNode signed = head();
    ObjectNode meta = signed.putObject(META);
    files.forEach((name, file) -> meta.set(name, file.node()));
    return signed;
  }
}
