package dev.signlab.sigstore.tuf;

import dev.signlab.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.ObjectNode;

/** What a role says (section 4). */
public sealed interface Metadata
    permits RootMetadata, TimestampMetadata, SnapshotMetadata, TargetsMetadata {

  /** The version of the specification that is written. */
  String SPECIFICATION = "1.0.31";

  /** Returns the role. */
  TufRole role();

  /** Returns the version, which grows by one with each edition. */
  long version();

  /** Returns when it stops being believed. */
  Instant expires();

  /** Returns the part that is signed. */
  ObjectNode signed();

  /** Returns what the parts of all roles begin with. */
  default ObjectNode head() {
    return Json.object()
        .put("_type", role().type())
        .put("spec_version", SPECIFICATION)
        .put("version", version())
        .put("expires", expires().truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
