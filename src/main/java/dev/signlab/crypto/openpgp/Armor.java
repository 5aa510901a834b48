package dev.signlab.crypto.openpgp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.bcpg.ArmoredOutputStream;

/** Packets as text: Base64 with a checksum between two lines (RFC 9580, section 6.2). */
final class Armor {

  private static final String BEGIN = "\n-----BEGIN PGP ";
  private static final String SUM = "\n=.{4}\n";

  private Armor() {}

  /** Writes packets as text; the first of them says what stands in its first line. */
  static String of(byte[] packets) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (ArmoredOutputStream out =
        ArmoredOutputStream.builder().clearHeaders().enableCRC(true).build(text)) {
      out.write(packets);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes all", e);
    }
    return text.toString(ISO_8859_1);
  }

  /**
   * Returns the octets of a text, or what was given where it is no such text. The library passes
   * over what is no Base64, and over what stands behind; so its octets are written anew, and must
   * be the same text but for spaces, comments and a checksum that is left out.
   */
  static byte[] bare(byte[] given, String what) {
    String text = "\n" + new String(given, ISO_8859_1).replaceAll("[ \t\r]+(?=\n|$)", "");
    int begin = text.indexOf(BEGIN) + 1;
    if (begin == 0) {
      return given;
    }
    if (text.indexOf("\n\n", begin) < 0) {
      throw Packets.malformed(what, "armour without an empty line");
    }
    String core = core(text.substring(begin));
    byte[] packets = Packets.read(() -> decoded(core), what, "armour that cannot be read");
    String again = packets.length == 0 ? "" : core(of(packets));
    if (!core.equals(again) && !core.equals(again.replaceFirst(SUM, ""))) {
      throw Packets.malformed(what, "armour that its own octets do not give again");
    }
    return packets;
  }

  private static byte[] decoded(String text) throws IOException {
    try (ArmoredInputStream in =
        new ArmoredInputStream(new ByteArrayInputStream(text.getBytes(ISO_8859_1)))) {
      return in.readAllBytes();
    }
  }

  /**
   * Returns the text without its comments, which end with an empty line, its Base64 in one line.
   */
  private static String core(String text) {
    String bare = text.substring(0, text.indexOf('\n')) + text.substring(text.indexOf("\n\n"));
    return bare.lines().map(Armor::part).collect(Collectors.joining());
  }

  private static String part(String line) {
    if (line.startsWith("-")) {
      return "\n" + line + "\n\n";
    }
    return line.startsWith("=") ? "\n" + line + "\n" : line.replaceAll("\\s", "");
  }
}
