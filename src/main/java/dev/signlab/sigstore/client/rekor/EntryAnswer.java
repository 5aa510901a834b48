package dev.signlab.sigstore.client.rekor;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.client.ServiceAnswer;
import dev.signlab.sigstore.logentry.InclusionProof;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the answer of Rekor of version 1: one entry under its name. */
public final class EntryAnswer {

  private static final int MOST_HASHES = 64;

  private EntryAnswer() {}

  static TransparencyLogEntry parse(ServiceAnswer answer) {
    return parse(answer.json());
  }

  /**
   * Reads the one entry in an answer, which somebody may have kept.
   *
   * @param answer an object whose one member is the entry
   * @throws LabException with the cause MALFORMED
   */
  public static TransparencyLogEntry parse(JsonFields answer) {
    return named(answer).entry();
  }

  /** Reads an object whose one member is the entry. */
  static NamedEntry named(JsonFields named) {
    Iterator<String> names = named.node().propertyNames().iterator();
    if (named.node().size() != 1) {
      throw malformed(named.what() + " is not one entry", "1", named.node().size() + " members");
    }
    String name = names.next();
    return new NamedEntry(name, entry(named.object(name)));
  }

  private static TransparencyLogEntry entry(JsonFields entry) {
    byte[] body = entry.bytes("body");
    JsonFields kind = Json.parseObject(body, "body of " + entry.what());
    JsonFields verification = entry.object("verification");
    return new TransparencyLogEntry(
        entry.number("logIndex"),
        hex(entry, entry.text("logID")),
        kind.text("kind"),
        kind.text("apiVersion"),
        entry.number("integratedTime"),
        Optional.of(verification.bytes("signedEntryTimestamp")),
        verification.optionalObject("inclusionProof").map(EntryAnswer::proof),
        body);
  }

  private static InclusionProof proof(JsonFields proof) {
    List<JsonNode> hashes = proof.array("hashes");
    if (hashes.size() > MOST_HASHES) {
      throw malformed(
          proof.what() + " is too long", "at most " + MOST_HASHES, hashes.size() + " hashes");
    }
    return new InclusionProof(
        proof.number("logIndex"),
        hex(proof, proof.text("rootHash")),
        proof.number("treeSize"),
        hashes.stream().map(each -> hex(proof, each.asString(""))).toList(),
        proof.text("checkpoint"));
  }

  private static byte[] hex(JsonFields fields, String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      throw malformed(fields.what() + " has a digest that is none", "hexadecimal", text);
    }
  }

  private static LabException malformed(String summary, String expected, String found) {
    return Problem.of(summary).expected(expected).found(found).cause(Cause.MALFORMED).asException();
  }
}
