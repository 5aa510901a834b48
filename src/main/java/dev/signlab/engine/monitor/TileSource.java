package dev.signlab.engine.monitor;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.HttpTransport;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.client.ServiceAnswer;
import dev.signlab.sigstore.client.ServiceDoor;
import dev.signlab.sigstore.client.rekor.NamedEntry;
import dev.signlab.sigstore.logentry.InclusionProof;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.ConsistencyProof;
import dev.signlab.transparency.merkle.MerkleHash;
import dev.signlab.transparency.merkle.MerkleTree;
import dev.signlab.transparency.tile.TilePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A log of version 2: files of hashes and of entries, from which whoever reads them makes proofs.
 * What was fetched of the tree is kept: a tile of some width never changes, or proofs fail. Safe
 * for use by several threads.
 */
public final class TileSource implements LogSource {

  private static final String API = "/api/v2/";

  /** Tiles of 8 KiB: 4 MiB in all. */
  private static final int MOST_TILES = 512;

  private final ServiceDoor door;
  private final Map<TilePath, byte[]> tiles = Collections.synchronizedMap(new Kept());

  /** Returns the log behind a door. */
  public TileSource(ServiceDoor door) {
    this.door = door;
  }

  /** Those that were needed last. */
  private static final class Kept extends LinkedHashMap<TilePath, byte[]> {

    private static final long serialVersionUID = 1;

    Kept() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<TilePath, byte[]> eldest) {
      return size() > MOST_TILES;
    }
  }

  @Override
  public ServiceDoor door() {
    return door;
  }

  /** Returns the log at an address. */
  public static TileSource at(String url, HttpTransport transport) {
    return new TileSource(ServiceDoor.of("Rekor of version 2", url, transport));
  }

  @Override
  public Checkpoint checkpoint() {
    return Checkpoint.parse(file("checkpoint", ServiceDoor.LARGEST), "checkpoint of " + door.who());
  }

  @Override
  public NamedEntry entry(long index, SignedTree tree) {
    if (index >= tree.size()) {
      throw none(String.valueOf(index), "an entry from 0 to " + (tree.size() - 1));
    }
    List<byte[]> bundle = bundle(index / TilePath.FULL, tree.size());
    return answered(index, bundle.get((int) (index % TilePath.FULL)), merkle(tree.size()), tree);
  }

  @Override
  public List<NamedEntry> entries(long from, SignedTree tree) {
    List<byte[]> bundle = bundle(from / TilePath.FULL, tree.size());
    MerkleTree merkle = merkle(tree.size());
    List<NamedEntry> entries = new ArrayList<>();
    for (int i = (int) (from % TilePath.FULL); i < bundle.size(); i++) {
      entries.add(answered(from + entries.size(), bundle.get(i), merkle, tree));
    }
    return entries;
  }

  private static NamedEntry answered(long index, byte[] body, MerkleTree merkle, SignedTree tree) {
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
    return new NamedEntry(HexFormat.of().formatHex(MerkleHash.leaf(body)), entry);
  }

  @Override
  public NamedEntry named(String uuid, SignedTree tree) {
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
    return new MerkleTree(new TileNodes(size, tiles, this::file), size);
  }

  private List<byte[]> bundle(long index, long size) {
    int width = (int) Math.min(TilePath.FULL, size - index * TilePath.FULL);
    String path = new TilePath(TilePath.ENTRIES, index, width).path();
    return EntryBundle.parse(file(path, EntryBundle.LARGEST), width, path + " of " + door.who());
  }

  private byte[] file(String path, int most) {
    ServiceAnswer answer = door.get(API + path, most);
    if (answer.status() != 200) {
      throw door.refused(door.who() + " has no " + path, "GET " + API + path, "200", answer)
          .asException();
    }
    return answer.body();
  }
}
