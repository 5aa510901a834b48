package dev.signlab.mutation;

import static dev.signlab.mutation.Table.before;
import static dev.signlab.mutation.Table.behind;
import static dev.signlab.mutation.Table.first;
import static dev.signlab.mutation.Table.member;
import static dev.signlab.mutation.Table.swap;

import dev.signlab.crypto.Digest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Payloads of the older layout, signed as they are. */
final class PayloadMutants {

  static final String MARK = "\u00ef\u00bb\u00bf";
  static final String OTHER = "sha256:" + "0".repeat(64);

  private static final String DIGEST =
      "\"docker-manifest-digest\":\"" + Digest.of(Forgery.IMAGE) + "\"";
  private static final String OTHER_DIGEST = "\"docker-manifest-digest\":\"" + OTHER + "\"";
  private static final String TYPE = "\"type\":\"cosign container image signature\"";
  private static final String IDENTITY =
      "\"identity\":{\"docker-reference\":\"localhost/mutants\"},";
  private static final String OPTIONAL = "\"optional\":{\"by\":\"me\"}";

  private PayloadMutants() {}

  static void addTo(Table table) {
    encoding(table);
    names(table);
    values(table);
  }

  private static void encoding(Table table) {
    add(table, "nothing", s -> s);
    add(table, "byte order mark", before(MARK));
    add(table, "byte order mark behind", behind(MARK));
    add(table, "white space around", s -> " \t" + s + "\r\n");
    add(table, "vertical tab before", before("\u000b"));
    add(table, "no-break space behind", behind("\u00c2\u00a0"));
    add(table, "a second value behind", behind("{}"));
    add(table, "NUL behind", behind("\0"));
    add(table, "NUL before", before("\0"));
    add(table, "UTF-16", encoded(StandardCharsets.UTF_16LE));
    add(table, "UTF-16 with a mark", encoded(StandardCharsets.UTF_16));
    add(table, "UTF-32", encoded(Charset.forName("UTF-32BE")));
    add(table, "a byte that is not UTF-8 in an annotation", swap("\"me\"", "\"\u00ff\""));
    add(table, "an overlong byte sequence in an annotation", swap("\"me\"", "\"\u00c0\u00af\""));
    add(table, "a surrogate in UTF-8 in an annotation", swap("\"me\"", "\"\u00ed\u00a0\u0080\""));
    add(table, "half a surrogate pair in an annotation", swap("\"me\"", "\"\\ud800\""));
    add(table, "half a surrogate pair in a name", swap("\"by\"", "\"\\ud800\""));
    add(table, "an escaped NUL in an annotation", swap("\"me\"", "\"\\u0000\""));
    add(table, "a line end in a text", swap("\"me\"", "\"m\ne\""));
    add(table, "DEL and a tab in a text", swap("\"me\"", "\"\u007f\t\""));
    add(table, "an escaped slash", swap("localhost/", "localhost\\/"));
    add(table, "a name in escapes", swap("\"critical\"", "\"\\u0063ritical\""));
    add(table, "an unknown escape", swap("\"me\"", "\"\\x41\""));
    add(table, "single quotes", s -> s.replace('"', '\''));
    add(table, "a comma too many", swap("}}", "},}"));
    add(table, "a comment", before("/* */"));
    add(table, "empty", s -> "");
    add(table, "null", s -> "null");
    add(table, "an array", s -> "[" + s + "]");
  }

  private static void names(Table table) {
    add(table, "digest twice, the other first", swap(DIGEST, OTHER_DIGEST + "," + DIGEST));
    add(table, "digest twice, the other last", swap(DIGEST, DIGEST + "," + OTHER_DIGEST));
    add(
        table,
        "digest twice, once in escapes",
        swap(DIGEST, OTHER_DIGEST.replace("docker", "\\u0064ocker") + "," + DIGEST));
    add(
        table,
        "Critical of another image behind",
        member("\"Critical\":{\"image\":{" + OTHER_DIGEST + "}}"));
    add(
        table,
        "Critical of another image before",
        first("\"Critical\":{\"image\":{" + OTHER_DIGEST + "}}"));
    add(
        table,
        "Image beside image",
        swap("\"image\"", "\"Image\":{" + OTHER_DIGEST + "},\"image\""));
    add(
        table,
        "Docker-Manifest-Digest beside",
        swap(DIGEST, "\"Docker-Manifest-Digest\":\"" + OTHER + "\"," + DIGEST));
    add(
        table,
        "a digest with the Kelvin sign beside",
        swap(DIGEST, "\"doc\u00e2\u0084\u00aaer-manifest-digest\":\"" + OTHER + "\"," + DIGEST));
    add(table, "Type beside type", swap(TYPE, TYPE + ",\"Type\":\"x\""));
    add(table, "Docker-manifest-digest alone", swap("docker-manifest", "Docker-manifest"));
    add(
        table,
        "all names in capitals",
        s -> s.replace("critical", "CRITICAL").replace("image\":", "IMAGE\":"));
    add(table, "optional twice", member(OPTIONAL));
    add(table, "Optional beside optional", member("\"Optional\":{\"by\":\"you\"}"));
    add(
        table,
        "annotations that differ by case",
        swap("\"by\":\"me\"", "\"by\":\"me\",\"By\":\"you\""));
    add(table, "an annotation twice", swap("\"by\":\"me\"", "\"by\":\"me\",\"by\":\"you\""));
    add(table, "an unknown member", member("\"more\":[1,{}]"));
    add(table, "an unknown member in critical", swap(TYPE, TYPE + ",\"more\":null"));
    add(table, "an unknown member twice", member("\"more\":1,\"more\":2"));
  }

  private static void values(Table table) {
    add(table, "digest of another image", swap(DIGEST, OTHER_DIGEST));
    add(table, "no digest", swap(DIGEST, "\"x\":1"));
    add(table, "digest is empty", swap(Digest.of(Forgery.IMAGE).toString(), ""));
    add(table, "digest is a number", swap("\"" + Digest.of(Forgery.IMAGE) + "\"", "7"));
    add(
        table,
        "digest in capitals",
        swap(
            Digest.of(Forgery.IMAGE).hex(),
            Digest.of(Forgery.IMAGE).hex().toUpperCase(java.util.Locale.ROOT)));
    add(table, "digest without its algorithm", swap("sha256:", ""));
    add(table, "digest under the name sha512", swap("sha256:", "sha512:"));
    add(table, "digest with a space", swap("sha256:", "sha256: "));
    add(table, "another type", swap(TYPE, "\"type\":\"atomic container signature\""));
    add(table, "type in capitals", swap("\"cosign c", "\"Cosign C"));
    add(table, "no type", swap("," + TYPE, ""));
    add(table, "no identity", swap(IDENTITY, ""));
    add(table, "identity is null", swap("{\"docker-reference\":\"localhost/mutants\"}", "null"));
    add(table, "reference is empty", swap("localhost/mutants", ""));
    add(table, "reference is no reference", swap("localhost/mutants", "A B"));
    add(table, "reference is a number", swap("\"localhost/mutants\"", "7"));
    add(table, "another reference", swap("localhost/mutants", "localhost/others"));
    add(table, "critical is null", s -> "{\"critical\":null}");
    add(table, "critical is an array", swap("{\"identity", "[{\"identity"));
    add(table, "no optional", swap("," + OPTIONAL, ""));
    add(table, "optional is null", swap(OPTIONAL, "\"optional\":null"));
    add(table, "optional is an array", swap(OPTIONAL, "\"optional\":[]"));
    add(table, "optional is a text", swap(OPTIONAL, "\"optional\":\"by\""));
    add(table, "an annotation is a number", swap("\"me\"", "7"));
    add(table, "a number that is too large", swap("\"me\"", "1e400"));
    add(table, "a whole number of 400 digits", swap("\"me\"", "9".repeat(400)));
    add(table, "a number with a leading zero", swap("\"me\"", "007"));
    add(table, "NaN", swap("\"me\"", "NaN"));
    add(table, "nested 90 deep", swap("\"me\"", "[".repeat(90) + "]".repeat(90)));
    add(table, "nested 500 deep", swap("\"me\"", "[".repeat(500) + "]".repeat(500)));
    add(table, "nested 20000 deep", swap("\"me\"", "[".repeat(20_000) + "]".repeat(20_000)));
  }

  private static UnaryOperator<String> encoded(Charset charset) {
    return text -> Forgery.text(text.getBytes(charset));
  }

  private static void add(Table table, String name, UnaryOperator<String> change) {
    table.add(Kind.SIGNATURE, Stage.SIGNED, "signed payload: " + name, change);
  }
}
