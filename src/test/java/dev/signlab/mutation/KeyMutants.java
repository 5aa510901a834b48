package dev.signlab.mutation;

import static dev.signlab.mutation.PayloadMutants.MARK;
import static dev.signlab.mutation.Table.before;
import static dev.signlab.mutation.Table.behind;
import static dev.signlab.mutation.Table.swap;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.Pem;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Public keys that were changed, in their text and in their DER. */
final class KeyMutants {

  private static final String P256 = "06082a8648ce3d030107";

  private KeyMutants() {}

  static void addTo(Table table) {
    text(table);
    labels(table);
    points(table);
    others(table);
  }

  private static void text(Table table) {
    add(table, "nothing", s -> s);
    add(table, "empty", s -> "");
    add(table, "text before", before("This is my key:\n"));
    add(table, "text before on the same line", before("my key: "));
    add(table, "spaces before", before("  "));
    add(table, "byte order mark", before(MARK));
    add(table, "text behind", behind("That was my key.\n"));
    add(table, "NUL behind", behind("\0"));
    add(table, "CRLF", s -> s.replace("\n", "\r\n"));
    add(table, "all in one line", s -> s.replaceAll("(?<=[A-Za-z0-9+/=])\n(?=[A-Za-z0-9+/=])", ""));
    add(table, "no line ends at all", s -> s.replace("\n", ""));
    add(table, "no last line end", s -> s.substring(0, s.length() - 1));
    add(table, "spaces within", s -> s.replaceFirst("\n(....)", "\n$1 "));
    add(table, "an empty line within", s -> s.replaceFirst("\n", "\n\n"));
    add(table, "a letter that is none", s -> s.replaceFirst("\n(....)", "\n$1*"));
    add(table, "without padding", s -> s.replace("=", ""));
    add(table, "cut off", s -> s.substring(0, s.indexOf("-----END")));
    add(table, "a header line", swap("-----\n", "-----\nComment: mine\n\n"));
    add(table, "another key behind", behind(KeyPair.generate().publicKey().pem()));
    add(table, "another key before", before(KeyPair.generate().publicKey().pem()));
    add(table, "DER", s -> Forgery.text(Pem.parse(Forgery.bytes(s), "key").bytes()));
    add(table, "Base64 without lines around", s -> s.replaceAll("-----.*-----\n", ""));
  }

  private static void labels(Table table) {
    add(table, "label EC PUBLIC KEY", s -> s.replace("PUBLIC KEY", "EC PUBLIC KEY"));
    add(table, "label RSA PUBLIC KEY", s -> s.replace("PUBLIC KEY", "RSA PUBLIC KEY"));
    add(table, "label CERTIFICATE", s -> s.replace("PUBLIC KEY", "CERTIFICATE"));
    add(table, "label in small letters", s -> s.replace("PUBLIC KEY", "public key"));
    add(table, "another label at the end", swap("END PUBLIC", "END PRIVATE"));
    add(table, "four dashes", s -> s.replace("-----", "----"));
    add(table, "a space behind the dashes", swap("-----\n", "----- \n"));
  }

  private static void points(Table table) {
    der(table, "a byte behind", hex -> hex + "00");
    der(
        table,
        "a byte behind the point",
        hex -> "305a" + hex.substring(4).replace("034200", "034300") + "00");
    der(table, "an unused bit", hex -> hex.replace("034200", "034201"));
    der(table, "length in the long form", hex -> "308159" + hex.substring(4));
    der(
        table,
        "compressed point",
        hex -> "3039" + hex.substring(4, 46) + "03220003" + hex.substring(54, 118));
    der(table, "point in the hybrid form", hex -> hex.replace("03420004", "03420006"));
    der(table, "point at infinity", hex -> "3019" + hex.substring(4, 46) + "03020000");
    der(table, "zeros as the point", hex -> hex.substring(0, 54) + "00".repeat(64));
    der(table, "a point that is not on the curve", hex -> hex.substring(0, 180) + "0000");
    der(
        table,
        "another curve of the same size",
        hex ->
            hex.replace(P256, "06052b8104000a").replaceFirst("3059301306072a", "3056301006072a"));
    der(
        table,
        "curve P-384",
        hex ->
            hex.replace(P256, "06052b81040022").replaceFirst("3059301306072a", "3056301006072a"));
    der(
        table,
        "no curve",
        hex -> hex.replace(P256, "0500").replaceFirst("3059301306072a", "3051300b06072a"));
    der(table, "algorithm RSA", hex -> hex.replace("06072a8648ce3d0201", "06072a8648ce3d0202"));
  }

  private static void others(Table table) {
    for (RsaForgery forgery : RsaForgery.values()) {
      crafted(table, "RSA " + forgery.words(), forgery);
    }
    for (EdwardsForgery forgery : EdwardsForgery.all()) {
      crafted(table, "Ed25519 " + forgery.words(), forgery);
    }
  }

  private static void crafted(Table table, String name, Crafted crafted) {
    Map<Stage, UnaryOperator<String>> changes =
        Map.of(
            Stage.KEY, s -> crafted.key(),
            Stage.ARTIFACT, s -> Forgery.text(crafted.message()),
            Stage.SIGNATURE, s -> Forgery.text(crafted.signature()));
    table.add(Kind.LOOSE, "key: " + name, changes);
  }

  private static void der(Table table, String name, UnaryOperator<String> change) {
    HexFormat hex = HexFormat.of();
    add(
        table,
        name,
        s -> {
          byte[] der = Pem.parse(Forgery.bytes(s), "key").bytes();
          return Pem.of(Pem.PUBLIC_KEY, hex.parseHex(change.apply(hex.formatHex(der)))).text();
        });
  }

  private static void add(Table table, String name, UnaryOperator<String> change) {
    table.add(Kind.LOOSE, Stage.KEY, "key: " + name, change);
  }
}
