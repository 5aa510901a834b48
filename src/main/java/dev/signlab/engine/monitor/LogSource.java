package dev.signlab.engine.monitor;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.client.ServiceDoor;
import dev.signlab.sigstore.client.rekor.NamedEntry;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.ConsistencyProof;
import java.util.List;

/** What a log answers, in whichever way it is asked; nothing of it is judged. */
public sealed interface LogSource permits RekorSource, TileSource {

  /** Returns the way to the log. */
  ServiceDoor door();

  /** Returns what the log says of its tree now. */
  Checkpoint checkpoint();

  /**
   * Returns the entry at an index, with a proof.
   *
   * @param tree which the log signed, with the entry in it
   * @throws LabException with the cause NO_LOG_ENTRY when the log says that there is none
   */
  NamedEntry entry(long index, SignedTree tree);

  /** Returns some entries from an index on, one at least, as long as the tree has any there. */
  List<NamedEntry> entries(long from, SignedTree tree);

  /**
   * Returns the entry with a leaf's hash.
   *
   * @param uuid 64 hexadecimal digits, or 80 with the number of a tree in front
   */
  NamedEntry named(String uuid, SignedTree tree);

  /** Returns the names of the entries to which the log's own search leads. */
  List<String> search(Wanted wanted);

  /** Returns what is to show that a tree grew out of an older one. */
  ConsistencyProof consistency(long oldSize, long size);

  /** Refuses an index at which a log has nothing. */
  default LabException none(String what, String expected) {
    return Problem.of(door().who() + " has no entry " + what)
        .expected(expected)
        .found("none")
        .hint("how many there are", "log checkpoint")
        .cause(Cause.NO_LOG_ENTRY)
        .asException();
  }
}
