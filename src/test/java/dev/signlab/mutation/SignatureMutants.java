package dev.signlab.mutation;

import static dev.signlab.mutation.Table.before;
import static dev.signlab.mutation.Table.behind;

import dev.signlab.crypto.EcdsaSignature;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/** Signatures whose bytes or Base64 were changed. */
final class SignatureMutants {

  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private SignatureMutants() {}

  static void addTo(Table table) {
    numbers(table);
    for (Kind kind : new Kind[] {Kind.SIGNATURE, Kind.LOOSE}) {
      base64(table, kind);
    }
  }

  private static void numbers(Table table) {
    add(table, "n - s for s", n -> new EcdsaSignature(n.r(), ORDER.subtract(n.s())));
    add(table, "r and s exchanged", n -> new EcdsaSignature(n.s(), n.r()));
    add(table, "r is zero", n -> new EcdsaSignature(BigInteger.ZERO, n.s()));
    add(table, "s is zero", n -> new EcdsaSignature(n.r(), BigInteger.ZERO));
    add(table, "both are zero", n -> new EcdsaSignature(BigInteger.ZERO, BigInteger.ZERO));
    add(table, "both are the order", n -> new EcdsaSignature(ORDER, ORDER));
    add(table, "r + n", n -> new EcdsaSignature(n.r().add(ORDER), n.s()));
    add(table, "s + n", n -> new EcdsaSignature(n.r(), n.s().add(ORDER)));
    add(table, "r - n", n -> new EcdsaSignature(n.r().subtract(ORDER), n.s()));
    bytes(table, "a zero behind", behind("\0"));
    bytes(table, "length in the long form", s -> "0\u0081" + s.substring(1));
    bytes(table, "indefinite length", s -> "0\u0080" + s.substring(2) + "\0\0");
    bytes(table, "zeros before r and s", s -> der("3048", "02220000", s, "02220000"));
    bytes(table, "cut off", s -> s.substring(0, s.length() - 1));
    bytes(table, "empty", s -> "");
    bytes(table, "64 bytes without DER", s -> der("", "", s, ""));
    bytes(table, "a third number", s -> "0" + (char) (s.charAt(1) + 3) + s.substring(2) + "\2\1\1");
    bytes(table, "a set, not a sequence", s -> "1" + s.substring(1));
    bytes(
        table,
        "one bit turned",
        s -> s.substring(0, 20) + (char) (s.charAt(20) ^ 1) + s.substring(21));
  }

  private static void base64(Table table, Kind kind) {
    encoded(table, kind, "without padding", s -> s.replace("=", ""));
    encoded(table, kind, "padding too much", behind("="));
    encoded(table, kind, "URL-safe letters", s -> s.replace('+', '-').replace('/', '_'));
    encoded(
        table, kind, "lines of 64, LF", s -> s.substring(0, 64) + "\n" + s.substring(64) + "\n");
    encoded(
        table,
        kind,
        "lines of 64, CRLF",
        s -> s.substring(0, 64) + "\r\n" + s.substring(64) + "\r\n");
    encoded(
        table, kind, "a line end within the padding", s -> s.substring(0, s.length() - 1) + "\n=");
    encoded(table, kind, "a space before", before(" "));
    encoded(table, kind, "a space behind", behind(" "));
    encoded(table, kind, "a tab within", s -> s.substring(0, 8) + "\t" + s.substring(8));
    encoded(table, kind, "a letter that is none", s -> s.substring(0, 8) + "*" + s.substring(8));
    encoded(table, kind, "a NUL behind", behind("\0"));
    encoded(table, kind, "a byte order mark", before(PayloadMutants.MARK));
    encoded(table, kind, "bits set behind the last byte", SignatureMutants::looseEnd);
    encoded(table, kind, "something behind the padding", behind("AAAA"));
    encoded(table, kind, "Base64 twice", s -> Base64.getEncoder().encodeToString(Forgery.bytes(s)));
    encoded(
        table,
        kind,
        "in hexadecimal",
        s -> HexFormat.of().formatHex(Base64.getDecoder().decode(s)));
    encoded(table, kind, "not encoded", s -> Forgery.text(Base64.getDecoder().decode(s)));
    encoded(table, kind, "empty", s -> "");
    encoded(table, kind, "in quotes", s -> "\"" + s + "\"");
    encoded(table, kind, "two signatures, one a line", s -> s + "\n" + s);
  }

  /** Sets the bits of the last letter that no byte has. */
  private static String looseEnd(String base64) {
    int last = base64.indexOf('=') - 1;
    return base64.substring(0, last)
        + (char) (base64.charAt(last) + 1)
        + base64.substring(last + 1);
  }

  private static String der(String head, String beforeR, String signature, String beforeS) {
    EcdsaSignature n = EcdsaSignature.parse(Forgery.bytes(signature)).orElseThrow();
    String hex = head + beforeR + "%064x".formatted(n.r()) + beforeS + "%064x".formatted(n.s());
    return Forgery.text(HexFormat.of().parseHex(hex));
  }

  private static void add(Table table, String name, UnaryOperator<EcdsaSignature> change) {
    UnaryOperator<String> bytes =
        s -> Forgery.text(change.apply(EcdsaSignature.parse(Forgery.bytes(s)).orElseThrow()).der());
    table.add(Kind.SIGNATURE, Stage.SIGNATURE, "signature: " + name, bytes);
  }

  private static void bytes(Table table, String name, UnaryOperator<String> change) {
    table.add(Kind.SIGNATURE, Stage.SIGNATURE, "signature: " + name, change);
  }

  private static void encoded(Table table, Kind kind, String name, UnaryOperator<String> change) {
    table.add(kind, Stage.ENCODED, "signature in Base64: " + name, change);
  }
}
