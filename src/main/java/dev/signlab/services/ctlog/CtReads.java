package dev.signlab.services.ctlog;

import dev.signlab.http.server.Call;
import dev.signlab.json.Base64Text;
import dev.signlab.json.Json;
import dev.signlab.transparency.merkle.ConsistencyProof;
import dev.signlab.transparency.merkle.InclusionProof;
import dev.signlab.transparency.store.LogRecord;
import dev.signlab.transparency.store.LogStore;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a log of certificates tells of itself (RFC 6962, sections 4.3 to 4.8).
 *
 * @param log the log
 * @param call asks, by the parameters of its query
 */
record CtReads(CtLog log, Call call) {

  /** Logs may give fewer entries than they were asked for. */
  private static final int MOST_ENTRIES = 1_000;

  ObjectNode treeHead() {
    requireGet();
    TreeHeads.SignedTreeHead signed = log.heads().newest();
    ObjectNode json = Json.object();
    json.put("tree_size", signed.head().size());
    json.put("timestamp", signed.timestamp());
    json.put("sha256_root_hash", CtEndpoints.base64(signed.head().root()));
    return json.put("tree_head_signature", CtEndpoints.base64(signed.signature()));
  }

  ObjectNode consistency() {
    requireGet();
    long first = number("first");
    long second = number("second");
    if (first > second) {
      throw new CtRefusal(400, "second " + second + " < first " + first, "");
    }
    requireSize(second);
    ObjectNode json = Json.object();
    if (first == 0) {
      json.putArray("consistency");
      return json;
    }
    ConsistencyProof proof = store().tree(second).consistency(first);
    return json.set("consistency", hashes(proof.hashes()));
  }

  ObjectNode proofByHash() {
    requireGet();
    long size = number("tree_size");
    requireSize(size);
    OptionalLong index = store().find(hash());
    if (index.isEmpty() || index.getAsLong() >= size) {
      throw new CtRefusal(404, "failed to get hash: no such leaf in a tree of " + size, "");
    }
    InclusionProof proof = store().tree(size).inclusion(index.getAsLong());
    ObjectNode json = Json.object().put("leaf_index", index.getAsLong());
    return json.set("audit_path", hashes(proof.hashes()));
  }

  ObjectNode entries() {
    requireGet();
    long start = number("start");
    long end = number("end");
    if (start > end) {
      throw new CtRefusal(400, "start > end: " + start + " > " + end, "");
    }
    long size = store().head().size();
    if (start >= size) {
      throw new CtRefusal(
          400, "need tree size: " + (start + 1) + " to get leaves but only got: " + size, "");
    }
    int count = (int) Math.min(MOST_ENTRIES, Math.min(end, size - 1) - start + 1);
    ArrayNode list = Json.array();
    for (LogRecord each : store().records(start, count)) {
      list.add(entry(each));
    }
    return Json.object().set("entries", list);
  }

  ObjectNode roots() {
    requireGet();
    return Json.object().set("certificates", hashes(log.acceptedRoots()));
  }

  ObjectNode entryAndProof() {
    requireGet();
    long index = number("leaf_index");
    long size = number("tree_size");
    if (index >= size) {
      throw new CtRefusal(400, "leaf_index " + index + " >= tree_size " + size, "");
    }
    requireSize(size);
    ObjectNode json = entry(store().record(index));
    return json.set("audit_path", hashes(store().tree(size).inclusion(index).hashes()));
  }

  private static ObjectNode entry(LogRecord record) {
    return Json.object()
        .put("leaf_input", CtEndpoints.base64(record.entry()))
        .put("extra_data", CtEndpoints.base64(record.rest()));
  }

  private static ArrayNode hashes(List<byte[]> hashes) {
    ArrayNode list = Json.array();
    hashes.forEach(each -> list.add(CtEndpoints.base64(each)));
    return list;
  }

  private byte[] hash() {
    String text = call.query("hash").orElse("");
    return Base64Text.decode(text)
        .filter(bytes -> bytes.length > 0)
        .orElseThrow(() -> new CtRefusal(400, "get-proof-by-hash: invalid base64 hash", text));
  }

  private long number(String name) {
    String text = call.query(name).orElse("");
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new CtRefusal(
        400, "parameter '" + name + "' is missing or is no number from 0 on", "\"" + text + "\"");
  }

  private void requireSize(long size) {
    long there = store().head().size();
    if (size > there) {
      throw new CtRefusal(400, "need tree size: " + size + " for proof but only got: " + there, "");
    }
  }

  private void requireGet() {
    if (!call.method().equals("GET")) {
      throw CtRefusal.method(call);
    }
  }

  private LogStore store() {
    return log.store();
  }
}
