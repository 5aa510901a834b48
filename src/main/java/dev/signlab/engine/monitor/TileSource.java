package dev.signlab.engine.monitor;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.HttpTransport;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.client.ServiceAnswer;
import dev.signlab.sigstore.client.ServiceDoor;
import dev.signlab.sigstore.logentry.InclusionProof;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.ConsistencyProof;
import dev.signlab.transparency.merkle.MerkleHash;
import dev.signlab.transparency.merkle.MerkleTree;
import dev.signlab.transparency.tile.TilePath;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A log of version 2: files of hashes and of entries, from which whoever reads them makes proofs.
 *
 * @param door the way to the log
 */
public record TileSource(ServiceDoor door) implements LogSource {

  private static final String API = "/api/v2/";

  /** Returns the log at an address. */
  public static TileSource at(String url, HttpTransport transport) {
    return new TileSource(ServiceDoor.of("Rekor of version 2", url, transport));
  }

  @Override
  public Checkpoint checkpoint() {
    return Checkpoint.parse(file("checkpoint"), "checkpoint of " + door.who());
  }

  @Override
  public AnsweredEntry entry(long index, SignedTree tree) {
    if (index >= tree.size()) {
      throw none(String.valueOf(index), "an entry from 0 to " + (tree.size() - 1));
    }
    List<byte[]> bundle = bundle(index / TilePath.FULL, tree.size());
    return answered(index, bundle.get((int) (index % TilePath.FULL)), merkle(tree.size()), tree);
  }

  @Override
  public List<AnsweredEntry> entries(long from, SignedTree tree) {
    List<byte[]> bundle = bundle(from / TilePath.FULL, tree.size());
    MerkleTree merkle = merkle(tree.size());
    List<AnsweredEntry> entries = new ArrayList<>();
    for (int i = (int) (from % TilePath.FULL); i < bundle.size(); i++) {
      entries.add(answered(from + entries.size(), bundle.get(i), merkle, tree));
    }
    return entries;
  }

  private static AnsweredEntry answered(
      long index, byte[] body, MerkleTree merkle, SignedTree tree) {
    JsonFields kind = Json.parseObject(body, "entry " + index);
    InclusionProof proof =
        new InclusionProof(
            index,
            tree.checkpoint().root(),
            tree.size(),
            merkle.inclusion(index).hashes(),
            tree.checkpoint().note().note());
    TransparencyLogEntry entry =
        new TransparencyLogEntry(
            index,
            tree.log().id(),
            kind.text("kind"),
            kind.text("apiVersion"),
            0,
            Optional.empty(),
            Optional.of(proof),
            body);
    return new AnsweredEntry(HexFormat.of().formatHex(MerkleHash.leaf(body)), entry);
  }

  @Override
  public AnsweredEntry named(String uuid, SignedTree tree) {
    throw noSearch(uuid);
  }

  @Override
  public List<String> search(Wanted wanted) {
    throw noSearch(wanted.text());
  }

  private LabException noSearch(String wanted) {
    return Problem.of(door.who() + " has no search")
        .expected("an index: logs of version 2 are files, and whoever looks for a name reads all")
        .found(wanted)
        .hint("a monitor reads all of it", "log watch --v2 " + wanted)
        .cause(Cause.SERVICE_REFUSED)
        .asException();
  }

  @Override
  public ConsistencyProof consistency(long oldSize, long size) {
    return merkle(size).consistency(oldSize);
  }

  private MerkleTree merkle(long size) {
    return new MerkleTree(new TileNodes(size, this::file), size);
  }

  private List<byte[]> bundle(long index, long size) {
    int width = (int) Math.min(TilePath.FULL, size - index * TilePath.FULL);
    String path = new TilePath(TilePath.ENTRIES, index, width).path();
    return EntryBundle.parse(file(path), width, path + " of " + door.who());
  }

  private byte[] file(String path) {
    ServiceAnswer answer = door.get(API + path);
    if (answer.status() != 200) {
      throw door.refused(door.who() + " has no " + path, "GET " + API + path, "200", answer)
          .asException();
    }
    return answer.body();
  }
}
