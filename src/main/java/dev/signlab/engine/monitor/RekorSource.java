package dev.signlab.engine.monitor;

import dev.signlab.http.HttpTransport;
import dev.signlab.sigstore.client.ServiceDoor;
import dev.signlab.sigstore.client.rekor.NamedEntry;
import dev.signlab.sigstore.client.rekor.RekorReader;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.ConsistencyProof;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A log of version 1, which has a search and makes proofs itself.
 *
 * @param reader asks it
 */
public record RekorSource(RekorReader reader) implements LogSource {

  /** Returns the log at an address. */
  public static RekorSource at(String url, HttpTransport transport) {
    return new RekorSource(new RekorReader(ServiceDoor.of("Rekor", url, transport)));
  }

  @Override
  public ServiceDoor door() {
    return reader.door();
  }

  @Override
  public Checkpoint checkpoint() {
    byte[] note = reader.checkpoint().getBytes(StandardCharsets.UTF_8);
    return Checkpoint.parse(note, "signedTreeHead of " + door().who());
  }

  @Override
  public NamedEntry entry(long index, SignedTree tree) {
    return reader
        .entry(index)
        .orElseThrow(() -> none(String.valueOf(index), "an entry from 0 to " + (tree.size() - 1)));
  }

  @Override
  public List<NamedEntry> entries(long from, SignedTree tree) {
    List<NamedEntry> some = reader.entries(from, tree.size());
    if (some.isEmpty()) {
      throw none(String.valueOf(from), "an entry from 0 to " + (tree.size() - 1));
    }
    return some;
  }

  @Override
  public NamedEntry named(String uuid, SignedTree tree) {
    return reader.entry(uuid).orElseThrow(() -> none(uuid, "an entry of that name"));
  }

  @Override
  public List<String> search(Wanted wanted) {
    return switch (wanted) {
      case Wanted.Hash hash ->
          reader.search(RekorReader.Key.HASH, Wanted.Artifact.ofHex(hash.hex()).text());
      case Wanted.Artifact artifact -> reader.search(RekorReader.Key.HASH, artifact.text());
      case Wanted.Name name -> reader.search(RekorReader.Key.EMAIL, name.name());
    };
  }

  @Override
  public ConsistencyProof consistency(long oldSize, long size) {
    return ConsistencyProof.between(oldSize, size, reader.consistency(oldSize, size));
  }
}
