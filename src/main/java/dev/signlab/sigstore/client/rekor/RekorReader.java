package dev.signlab.sigstore.client.rekor;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.bundle.MessageSignature;
import dev.signlab.sigstore.client.ServiceAnswer;
import dev.signlab.sigstore.client.ServiceDoor;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a log of version 1 by its API, as {@code openapi.yaml} of sigstore/rekor has it. What it
 * answers is read strictly and within bounds, and believed by nobody yet. Immutable.
 *
 * @param door the way there
 */
public record RekorReader(ServiceDoor door) {

  /** How many entries may be asked for at once. */
  public static final int MOST_AT_ONCE = 10;

  private static final String LOG = "/api/v1/log";
  private static final String ENTRIES = LOG + "/entries";
  private static final int MOST_HASHES = 128;
  private static final int MOST_FOUND = 10_000;

  /** By what entries are searched for. */
  public enum Key {
    /** The digest of what was signed: {@code sha256:HEX}. */
    HASH("hash"),
    /** An address that stands in the signer's certificate. */
    EMAIL("email");

    private final String member;

    Key(String member) {
      this.member = member;
    }
  }

  /** Returns the signed note about its tree that the log shows now. */
  public String checkpoint() {
    return ok(door.get(LOG), "GET " + LOG).json().text("signedTreeHead");
  }

  /** Returns the entry at an index, or nothing when the log says that there is none. */
  public Optional<NamedEntry> entry(long index) {
    return one(ENTRIES + "?logIndex=" + index);
  }

  /**
   * Returns the entry with a name, or nothing when the log says that there is none.
   *
   * @param uuid 64 or 80 hexadecimal digits
   */
  public Optional<NamedEntry> entry(String uuid) {
    return one(ENTRIES + "/" + uuid);
  }

  private Optional<NamedEntry> one(String path) {
    ServiceAnswer answer = door.get(path);
    return answer.status() == 404
        ? Optional.empty()
        : Optional.of(EntryAnswer.named(ok(answer, "GET " + path).json()));
  }

  /** Returns some entries from an index on, as many as may be asked for at once. */
  public List<NamedEntry> entries(long from, long end) {
    ObjectNode query = Json.object();
    ArrayNode indexes = query.putArray("logIndexes");
    for (long index = from; index < Math.min(end, from + MOST_AT_ONCE); index++) {
      indexes.add(index);
    }
    return retrieve(query);
  }

  /**
   * Returns the entries that are equal to the one which a signature would make.
   *
   * @param message the signature, with the digest that it covers
   * @param signer who made it
   * @throws dev.signlab.diagnostic.LabException also with the cause WRONG_ALGORITHM, for signatures
   *     that no log of this version takes
   */
  public List<NamedEntry> equal(MessageSignature message, EntrySigner signer) {
    ObjectNode query = Json.object();
    query.putArray("entries").add(ProposedEntry.of(message, signer));
    return retrieve(query);
  }

  private List<NamedEntry> retrieve(ObjectNode query) {
    String path = ENTRIES + "/retrieve";
    return list(ok(door.post(path, query), "POST " + path), MOST_AT_ONCE).stream()
        .map(each -> EntryAnswer.named(JsonFields.of(each, "an entry of " + door.who())))
        .toList();
  }

  /** Returns the names of the entries to which the log's search leads. */
  public List<String> search(Key key, String value) {
    String path = "/api/v1/index/retrieve";
    ServiceAnswer answer = door.post(path, Json.object().put(key.member, value));
    return list(ok(answer, "POST " + path), MOST_FOUND).stream()
        .map(each -> each.asString(""))
        .toList();
  }

  /** Returns the hashes that are to show that the tree of a size grew out of an older one. */
  public List<byte[]> consistency(long oldSize, long size) {
    String path = LOG + "/proof?firstSize=" + oldSize + "&lastSize=" + size;
    JsonFields json = ok(door.get(path), "GET " + path).json();
    List<JsonNode> hashes = json.array("hashes");
    if (hashes.size() > MOST_HASHES) {
      throw malformed(
          json.what() + " is too long", "at most " + MOST_HASHES, hashes.size() + " hashes");
    }
    return hashes.stream().map(each -> hex(json, each.asString(""))).toList();
  }

  private ServiceAnswer ok(ServiceAnswer answer, String tried) {
    if (answer.status() == 200) {
      return answer;
    }
    throw door.refused(door.who() + " does not answer that", tried, "200", answer)
        .hint("see what was sent and answered", "wire")
        .asException();
  }

  private static List<JsonNode> list(ServiceAnswer answer, int most) {
    String what = "the answer of " + answer.who();
    JsonNode array = Json.parse(answer.body(), what);
    if (!array.isArray() || array.size() > most) {
      String found = array.isArray() ? array.size() + " elements" : "something else";
      throw malformed(what + " is not the list asked for", "a list of at most " + most, found);
    }
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }

  private static byte[] hex(JsonFields fields, String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      throw malformed(fields.what() + " has a hash that is none", "hexadecimal", text);
    }
  }

  private static LabException malformed(String summary, String expected, String found) {
    return Problem.of(summary).expected(expected).found(found).cause(Cause.MALFORMED).asException();
  }
}
