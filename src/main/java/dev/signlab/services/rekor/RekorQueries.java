package dev.signlab.services.rekor;

import dev.signlab.diagnostic.LabException;
import dev.signlab.http.server.Call;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.MerkleHash;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the log is asked about itself and about several entries at once.
 *
 * @param log the log
 * @param call asks
 */
record RekorQueries(RekorLog log, Call call) {

  private static final HexFormat HEX = HexFormat.of();
  private static final int MOST_QUERIES = 10;

  /** Returns size, root and checkpoint of the tree. */
  ObjectNode info() {
    Checkpoint checkpoint = log.checkpoint();
    ObjectNode info = Json.object();
    info.putArray("inactiveShards");
    return info.put("rootHash", HEX.formatHex(checkpoint.root()))
        .put("signedTreeHead", checkpoint.note().note())
        .put("treeID", Long.toString(log.treeId()))
        .put("treeSize", checkpoint.size());
  }

  /** Shows that a tree grew out of an older one; the root is that of the newest. */
  ObjectNode proof() {
    long first = call.query("firstSize").map(text -> number("firstSize", text)).orElse(1L);
    long last =
        number(
            "lastSize",
            call.query("lastSize")
                .orElseThrow(() -> RekorRefusal.schema(602, "lastSize in query is required")));
    Checkpoint newest = log.checkpoint();
    if (first > last) {
      throw RekorRefusal.of(
          400, "firstSize(" + first + ") must be less than lastSize(" + last + ")");
    }
    if (first < 1 || last > newest.size()) {
      throw RekorRefusal.of(
          400,
          "the tree size requested(%d) was greater than what is currently observable(%d)"
              .formatted(last, newest.size()));
    }
    ObjectNode json = Json.object();
    ArrayNode hashes = json.putArray("hashes");
    for (byte[] each : log.store().tree(last).consistency(first).hashes()) {
      hashes.add(HEX.formatHex(each));
    }
    return json.put("rootHash", HEX.formatHex(newest.root()));
  }

  /** Returns the entries of identifiers, indexes and proposals, of which the log has some. */
  ArrayNode retrieve(JsonFields query) {
    List<JsonNode> ids = read(() -> query.array("entryUUIDs"));
    List<JsonNode> indexes = read(() -> query.array("logIndexes"));
    List<JsonFields> proposals = read(() -> query.objects("entries"));
    if (ids.size() + indexes.size() + proposals.size() > MOST_QUERIES) {
      throw RekorRefusal.of(422, "more than max allowed " + MOST_QUERIES + " entries in request");
    }
    ArrayNode found = Json.array();
    for (JsonNode id : ids) {
      String text = text(id);
      RekorEndpoints.requireId(text);
      log.find(text).ifPresent(entry -> found.add(entry.json()));
    }
    for (JsonFields proposal : proposals) {
      byte[] body = AcceptedEntry.verify(proposal).body();
      log.find(MerkleHash.leaf(body)).ifPresent(entry -> found.add(entry.json()));
    }
    for (JsonNode index : indexes) {
      long number = number("logIndexes", text(index));
      if (number < log.store().head().size()) {
        found.add(log.entry(number).json());
      }
    }
    return found;
  }

  /**
   * Returns the identifiers of the entries that a digest, an address or a key leads to: any of
   * them, or all with the operator {@code and}.
   */
  ArrayNode search(JsonFields query) {
    List<String> keys = read(() -> keys(query));
    boolean all = text(query, "operator").filter("and"::equals).isPresent();
    Set<String> found = new LinkedHashSet<>();
    for (int i = 0; i < keys.size(); i++) {
      Set<String> some = log.search(keys.get(i)).collect(Collectors.toSet());
      if (all && i > 0) {
        found.retainAll(some);
      } else {
        found.addAll(some);
      }
    }
    ArrayNode list = Json.array();
    found.forEach(list::add);
    return list;
  }

  private List<String> keys(JsonFields query) {
    List<String> keys = new ArrayList<>();
    text(query, "hash").map(RekorQueries::digest).ifPresent(keys::add);
    query.optionalObject("publicKey").map(this::key).ifPresent(keys::add);
    text(query, "email").ifPresent(keys::add);
    return keys;
  }

  /** What cannot be read is the client's fault. */
  private static <T> T read(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RekorRefusal e) {
      throw e;
    } catch (LabException e) {
      String found = e.problem().found().map(text -> ": " + text).orElse("");
      throw RekorRefusal.of(400, e.problem().summary() + found);
    }
  }

  /** What is no text and no number is refused as what it is. */
  private static String text(JsonNode node) {
    return node.isContainer() ? Json.writeText(node) : node.asString();
  }

  private static Optional<String> text(JsonFields query, String name) {
    return read(() -> query.optionalText(name)).filter(text -> !text.isEmpty());
  }

  /** Without an algorithm in front it is one of SHA-256, as old clients send it. */
  private static String digest(String hash) {
    return hash.contains(":") ? hash : "sha256:" + hash;
  }

  private String key(JsonFields publicKey) {
    String format = publicKey.optionalText("format").orElse("");
    if (!format.equals("x509")) {
      throw RekorRefusal.of(400, "the PKI format requested is not supported by this server");
    }
    return EntryVerifier.parse(publicKey.bytes("content")).indexKey();
  }

  static long number(String name, String text) {
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw RekorRefusal.schema(
        601, name + " in query must be of type int64, 0 or more: \"" + text + "\"");
  }
}
