package dev.signlab.sigstore.intoto;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An in-toto statement: this predicate, of this type, is said of these subjects. A signature covers
 * the bytes that were received, which {@link #bytes()} returns; the rest is their meaning.
 * Immutable, as long as nobody writes into the predicate's nodes.
 */
public final class Statement {

  /** The version that cosign writes in attestations. */
  public static final String V01 = "https://in-toto.io/Statement/v0.1";

  /** The version that cosign writes in signatures of its layout of bundles. */
  public static final String V1 = "https://in-toto.io/Statement/v1";

  private static final int MOST_SUBJECTS = 1024;
  private static final Set<String> MEMBERS =
      Set.of("_type", "subject", "predicateType", "predicate");

  private final String type;
  private final List<Subject> subjects;
  private final PredicateType predicateType;
  private final JsonNode predicate;
  private final byte[] bytes;

  private Statement(
      String type,
      List<Subject> subjects,
      PredicateType predicateType,
      JsonNode predicate,
      byte[] bytes) {
    this.type = type;
    this.subjects = List.copyOf(subjects);
    this.predicateType = predicateType;
    this.predicate = predicate;
    this.bytes = bytes;
  }

  /**
   * Reads a statement of version 0.1 or 1. Unknown members are refused, and so is a predicate that
   * is no object; there may be none.
   *
   * @param payload the payload of an envelope
   * @param what names it in problems
   */
  public static Statement parse(byte[] payload, String what) {
    JsonFields fields = Json.parseObject(payload, what).only(MEMBERS);
    String type = fields.text("_type");
    if (!type.equals(V01) && !type.equals(V1)) {
      throw malformed(what + " is no in-toto statement", V01 + " or " + V1, type);
    }
    return new Statement(
        type,
        subjects(fields),
        new PredicateType(fields.text("predicateType")),
        fields.optionalObject("predicate").map(JsonFields::node).orElse(NullNode.getInstance()),
        payload.clone());
  }

  /**
   * Makes a statement.
   *
   * @param type {@link #V01} or {@link #V1}
   * @param subjects what it is about, at least one
   * @param predicateType what kind of thing is said
   * @param predicate what is said
   */
  public static Statement of(
      String type, List<Subject> subjects, PredicateType predicateType, JsonNode predicate) {
    ObjectNode statement = Json.object();
    statement.put("_type", type);
    ArrayNode list = statement.putArray("subject");
    subjects.forEach(subject -> list.add(subject.toJson()));
    statement.put("predicateType", predicateType.uri());
    statement.set("predicate", predicate);
    return new Statement(type, subjects, predicateType, predicate, Json.write(statement));
  }

  /** Returns the version, which is a URI. */
  public String type() {
    return type;
  }

  /** Returns what the statement is about, at least one. */
  public List<Subject> subjects() {
    return subjects;
  }

  /** Returns what kind of thing is said. */
  public PredicateType predicateType() {
    return predicateType;
  }

  /** Returns what is said; JSON's null where the statement has no predicate. */
  public JsonNode predicate() {
    return predicate;
  }

  /** Returns the statement as it was received. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Tells whether one of the subjects is the artifact of a digest. */
  public boolean speaksOf(Digest digest) {
    return subjects.stream().anyMatch(subject -> subject.has(digest));
  }

  private static List<Subject> subjects(JsonFields fields) {
    List<JsonFields> elements = fields.objects("subject");
    if (elements.isEmpty() || elements.size() > MOST_SUBJECTS) {
      throw malformed(
          fields.what() + " has no usable list of subjects",
          "1 to " + MOST_SUBJECTS + " subjects",
          Integer.toString(elements.size()));
    }
    return elements.stream().map(Subject::of).toList();
  }

  private static LabException malformed(String summary, String expected, String found) {
    return Problem.of(summary).expected(expected).found(found).cause(Cause.MALFORMED).asException();
  }
}
