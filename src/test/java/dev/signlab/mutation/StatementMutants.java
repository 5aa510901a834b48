package dev.signlab.mutation;

import static dev.signlab.mutation.PayloadMutants.MARK;
import static dev.signlab.mutation.Table.before;
import static dev.signlab.mutation.Table.behind;
import static dev.signlab.mutation.Table.first;
import static dev.signlab.mutation.Table.member;
import static dev.signlab.mutation.Table.swap;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Statements in envelopes, signed as they are. */
final class StatementMutants {

  private static final String ZERO = "0".repeat(64);
  private static final String OTHER = "\"subject\":[{\"digest\":{\"sha256\":\"" + ZERO + "\"}}]";

  private StatementMutants() {}

  static void addTo(Table table) {
    encoding(table, Kind.BUNDLE);
    names(table, Kind.BUNDLE);
    subjects(table, Kind.BUNDLE);
    values(table, Kind.BUNDLE);
    encoding(table, Kind.ENVELOPE);
    names(table, Kind.ENVELOPE);
    add(table, Kind.ENVELOPE, "predicate is a text", predicate("\"x\""));
    subjects(table, Kind.FILE_ATTESTATION);
    for (Kind kind : List.of(Kind.ATTESTATION, Kind.FILE, Kind.FILE_ATTESTATION)) {
      add(table, kind, "nothing", s -> s);
    }
    digests(table);
  }

  private static void encoding(Table table, Kind kind) {
    add(table, kind, "nothing", s -> s);
    add(table, kind, "byte order mark", before(MARK));
    add(table, kind, "white space around", s -> "\n" + s + "\n");
    add(table, kind, "a second value behind", behind("{}"));
    add(table, kind, "NUL behind", behind("\0"));
    add(table, kind, "UTF-16", s -> Forgery.text(s.getBytes(StandardCharsets.UTF_16BE)));
    add(table, kind, "a byte that is not UTF-8", member("\"predicateTypes\":\"\u00ff\""));
    add(
        table,
        kind,
        "half a surrogate pair",
        swap("{\"digest\"", "{\"name\":\"\\ud800\",\"digest\""));
  }

  private static void names(Table table, Kind kind) {
    add(table, kind, "subject twice, the other first", first(OTHER));
    add(table, kind, "subject twice, the other last", member(OTHER));
    add(table, kind, "Subject of another behind", member(OTHER.replace("subject", "Subject")));
    add(table, kind, "Subject of another before", first(OTHER.replace("subject", "Subject")));
    add(
        table,
        kind,
        "a subject with the long s behind",
        member(OTHER.replace("subject", "\u00c5\u00bfubject")));
    add(table, kind, "Subject alone", swap("\"subject\"", "\"Subject\""));
    add(table, kind, "PredicateType beside", member("\"PredicateType\":\"x\""));
    add(table, kind, "predicate_type beside", member("\"predicate_type\":\"x\""));
    add(table, kind, "Predicate beside", member("\"Predicate\":{\"a\":1}"));
    add(
        table,
        kind,
        "Digest beside digest",
        swap("{\"digest\"", "{\"Digest\":{\"sha256\":\"" + ZERO + "\"},\"digest\""));
    add(
        table,
        kind,
        "digest twice",
        swap("{\"digest\"", "{\"digest\":{\"sha256\":\"" + ZERO + "\"},\"digest\""));
    add(table, kind, "an unknown member", member("\"more\":1"));
    add(
        table,
        kind,
        "an unknown member in the subject",
        swap("{\"digest\"", "{\"more\":1,\"digest\""));
  }

  private static void subjects(Table table, Kind kind) {
    add(table, kind, "of another", s -> s.replaceFirst("\"subject\":\\[.*?\\]", OTHER));
    add(table, kind, "no subject", s -> s.replaceFirst("\"subject\":\\[.*?\\],", ""));
    add(
        table,
        kind,
        "subject is null",
        s -> s.replaceFirst("\"subject\":\\[.*?\\]", "\"subject\":null"));
    add(
        table,
        kind,
        "subject is empty",
        s -> s.replaceFirst("\"subject\":\\[.*?\\]", "\"subject\":[]"));
    add(
        table,
        kind,
        "subject is an object",
        s -> s.replaceFirst("\"subject\":\\[(.*?)\\]", "\"subject\":$1"));
    add(
        table,
        kind,
        "two subjects, the other first",
        swap("[{", "[{\"digest\":{\"sha256\":\"" + ZERO + "\"}},{"));
    add(
        table,
        kind,
        "two subjects, the other last",
        swap("}}]", "}},{\"digest\":{\"sha256\":\"" + ZERO + "\"}}]"));
    add(table, kind, "a subject without digest beside", swap("}}]", "}},{\"name\":\"x\"}]"));
    add(table, kind, "a subject with null as digest beside", swap("}}]", "}},{\"digest\":null}]"));
    add(table, kind, "no digest", s -> s.replaceFirst("\"digest\":\\{.*?\\}", "\"name\":\"x\""));
    add(
        table,
        kind,
        "digest in capitals",
        s -> s.replace(hex(kind), hex(kind).toUpperCase(Locale.ROOT)));
    add(
        table,
        kind,
        "digest with its algorithm before",
        s -> s.replace(hex(kind), "sha256:" + hex(kind)));
    add(table, kind, "algorithm in capitals", swap("\"sha256\"", "\"SHA256\""));
    add(table, kind, "algorithm with a dash", swap("\"sha256\"", "\"sha-256\""));
    add(table, kind, "algorithm of another name", swap("\"sha256\"", "\"sha512\""));
    add(
        table,
        kind,
        "an unknown algorithm beside",
        swap("{\"sha256\"", "{\"md5\":\"00\",\"sha256\""));
    add(
        table,
        kind,
        "a wrong sha512 beside",
        swap("{\"sha256\"", "{\"sha512\":\"" + ZERO + ZERO + "\",\"sha256\""));
    add(
        table,
        kind,
        "digest twice in the set",
        swap("{\"sha256\"", "{\"sha256\":\"" + ZERO + "\",\"sha256\""));
    add(table, kind, "digest is a number", s -> s.replace("\"" + hex(kind) + "\"", "7"));
    add(table, kind, "digest cut off", s -> s.replace(hex(kind), hex(kind).substring(0, 62)));
  }

  private static void values(Table table, Kind kind) {
    add(table, kind, "predicate is a text", predicate("\"x\""));
    add(table, kind, "predicate is an array", predicate("[]"));
    add(table, kind, "predicate is a number", predicate("7"));
    add(table, kind, "predicate is false", predicate("false"));
    add(table, kind, "predicate is null", predicate("null"));
    add(table, kind, "no predicate", s -> s.substring(0, s.indexOf(",\"predicate\":")) + "}");
    add(table, kind, "predicate is empty", predicate("{}"));
    add(table, kind, "a name twice in the predicate", predicate("{\"a\":1,\"a\":2}"));
    add(table, kind, "names that differ by case in the predicate", predicate("{\"a\":1,\"A\":2}"));
    add(table, kind, "a number that is too large in the predicate", predicate("{\"a\":1e400}"));
    add(
        table,
        kind,
        "nested 95 deep",
        predicate("{\"a\":" + "[".repeat(93) + "]".repeat(93) + "}"));
    add(
        table,
        kind,
        "another predicate type",
        s ->
            s.replaceFirst(
                "\"predicateType\":\"[^\"]*\"", "\"predicateType\":\"https://example.com/x\""));
    add(table, kind, "predicate type in capitals", swap("Type\":\"https://", "Type\":\"HTTPS://"));
    add(table, kind, "no predicate type", s -> s.replaceFirst("\"predicateType\":\"[^\"]*\",", ""));
    add(
        table,
        kind,
        "predicate type is empty",
        s -> s.replaceFirst("\"predicateType\":\"[^\"]*\"", "\"predicateType\":\"\""));
    add(table, kind, "statement of version 0.1", swap("Statement/v1", "Statement/v0.1"));
    add(table, kind, "statement of version 2", swap("Statement/v1", "Statement/v2"));
    add(table, kind, "no type", swap("\"_type\":\"https://in-toto.io/Statement/v1\",", ""));
  }

  private static void digests(Table table) {
    String good = Digest.of(DigestAlgorithm.SHA512, Forgery.ARTIFACT).hex();
    Kind kind = Kind.FILE_ATTESTATION;
    add(
        table,
        kind,
        "sha512 alone",
        s -> s.replace("\"sha256\":\"" + hex(kind), "\"sha512\":\"" + good));
    add(
        table,
        kind,
        "a right sha512 beside",
        swap("{\"sha256\"", "{\"sha512\":\"" + good + "\",\"sha256\""));
    add(
        table,
        kind,
        "a right sha512 beside a wrong sha256",
        s ->
            s.replace(
                "\"sha256\":\"" + hex(kind), "\"sha512\":\"" + good + "\",\"sha256\":\"" + ZERO));
  }

  private static UnaryOperator<String> predicate(String value) {
    return s -> s.substring(0, s.indexOf(",\"predicate\":")) + ",\"predicate\":" + value + "}";
  }

  private static String hex(Kind kind) {
    return Digest.of(kind.isOfImages() ? Forgery.IMAGE : Forgery.ARTIFACT).hex();
  }

  private static void add(Table table, Kind kind, String name, UnaryOperator<String> change) {
    table.add(kind, Stage.SIGNED, "signed statement: " + name, change);
  }
}
