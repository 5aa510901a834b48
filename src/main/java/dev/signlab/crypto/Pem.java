package dev.signlab.crypto;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Base64Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One block of the textual encoding of keys and certificates (RFC 7468): a label, and bytes in
 * Base64 between {@code -----BEGIN} and {@code -----END}.
 */
public final class Pem {

  /** The label of a public key: SubjectPublicKeyInfo of RFC 5280. */
  public static final String PUBLIC_KEY = "PUBLIC KEY";

  /** The label of a certificate: RFC 7468, section 5. */
  public static final String CERTIFICATE = "CERTIFICATE";

  /** The label of a private key that no password protects: PKCS#8, RFC 7468, section 10. */
  public static final String PRIVATE_KEY = "PRIVATE KEY";

  /** The most bytes of text that are looked at: enough for any chain of certificates. */
  public static final int LARGEST = 1 << 20;

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final int LINE = 64;

  private final String label;
  private final byte[] bytes;

  private Pem(String label, byte[] bytes) {
    this.label = label;
    this.bytes = bytes;
  }

  /** Makes a block of bytes under a label. */
  public static Pem of(String label, byte[] bytes) {
    return new Pem(label, bytes.clone());
  }

  /**
   * Reads the first block of a text; what stands around it is ignored, as by Go's tools.
   *
   * @param text ASCII
   * @param what names the text in problems, such as the file's name
   */
  public static Pem parse(byte[] text, String what) {
    List<Pem> blocks = parseAll(text, what);
    if (blocks.isEmpty()) {
      throw malformed(what, "no line that begins with " + DASHES + "BEGIN");
    }
    return blocks.getFirst();
  }

  /** Reads all blocks of a text, in their order; there may be none. */
  public static List<Pem> parseAll(byte[] text, String what) {
    if (text.length > LARGEST) {
      throw malformed(what, "more than " + LARGEST + " bytes");
    }
    List<Pem> blocks = new ArrayList<>();
    String rest = new String(text, StandardCharsets.ISO_8859_1);
    for (int begin = begin(rest); begin >= 0; begin = begin(rest)) {
      int end = rest.indexOf("\n" + END, begin) + 1;
      if (end == 0) {
        throw malformed(what, "a block without a line " + END + "…: the file is cut off");
      }
      Pem block = block(rest.substring(begin, end), what);
      rest = rest.substring(end + END.length());
      if (!rest.startsWith(block.label + DASHES)) {
        throw malformed(what, "a block " + block.label + " that ends with another label");
      }
      blocks.add(block);
    }
    return List.copyOf(blocks);
  }

  /**
   * Reads the certificates of a text, each in DER and in their order; there may be none.
   *
   * @param what names the text in problems, such as the file's name
   */
  public static List<byte[]> certificates(byte[] text, String what) {
    return parseAll(text, what).stream()
        .filter(block -> block.label().equals(CERTIFICATE))
        .map(Pem::bytes)
        .toList();
  }

  /** Returns the label, such as {@code PUBLIC KEY}. */
  public String label() {
    return label;
  }

  /** Returns the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Returns the block as text: lines of 64 letters, a line feed behind each. */
  public String text() {
    String base64 = Base64.getEncoder().encodeToString(bytes);
    StringBuilder text = new StringBuilder(BEGIN).append(label).append(DASHES).append('\n');
    for (int i = 0; i < base64.length(); i += LINE) {
      text.append(base64, i, Math.min(i + LINE, base64.length())).append('\n');
    }
    return text.append(END).append(label).append(DASHES).append('\n').toString();
  }

  @Override
  public String toString() {
    return label + ", " + bytes.length + " bytes";
  }

  private static int begin(String text) {
    int begin = text.indexOf(BEGIN);
    while (begin > 0 && text.charAt(begin - 1) != '\n') {
      begin = text.indexOf(BEGIN, begin + 1);
    }
    return begin;
  }

  private static Pem block(String text, String what) {
    int labelEnd = text.indexOf(DASHES, BEGIN.length());
    if (labelEnd < 0) {
      throw malformed(what, "a first line without " + DASHES + " at its end");
    }
    String label = text.substring(BEGIN.length(), labelEnd);
    String body = text.substring(labelEnd + DASHES.length());
    return Base64Text.decode(withoutSpace(body))
        .map(bytes -> new Pem(label, bytes))
        .orElseThrow(() -> malformed(what, "no Base64 with padding in the block " + label));
  }

  private static String withoutSpace(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    text.chars().filter(c -> c > ' ').forEach(c -> letters.append((char) c));
    return letters.toString();
  }

  private static LabException malformed(String what, String found) {
    return Problem.of(what + " is not PEM")
        .expected(BEGIN + "…" + DASHES + ", Base64, " + END + "…" + DASHES)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
