package dev.signlab.json;

import java.util.Base64;
import java.util.Optional;

/**
 * Bytes in Base64 (RFC 4648), read as strictly as Go reads them, so that nothing is taken here that
 * cosign refuses: the padding must be there and nothing may follow it, and only line ends are
 * passed over.
 */
public final class Base64Text {

  private Base64Text() {}

  /** Reads the standard letters (section 4); nothing for text that is not Base64. */
  public static Optional<byte[]> decode(String text) {
    String packed = packed(text);
    return isWhole(packed) ? decoded(Base64.getDecoder(), packed) : Optional.empty();
  }

  /**
   * Reads the standard letters, or the URL-safe ones (section 5), but no mixture; nothing for other
   * text. Envelopes are written with either (DSSE protocol.md).
   */
  public static Optional<byte[]> decodeEither(String text) {
    String packed = packed(text);
    return isWhole(packed) ? decoded(decoderOf(packed), packed) : Optional.empty();
  }

  /**
   * Reads either letters, also without padding, as protobuf's JSON asks of readers; nothing for
   * other text.
   */
  public static Optional<byte[]> decodeProto(String text) {
    String packed = packed(text);
    return isWhole(packed) || packed.indexOf('=') < 0
        ? decoded(decoderOf(packed), packed)
        : Optional.empty();
  }

  private static Base64.Decoder decoderOf(String text) {
    boolean urlSafe = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
    return urlSafe ? Base64.getUrlDecoder() : Base64.getDecoder();
  }

  private static Optional<byte[]> decoded(Base64.Decoder decoder, String text) {
    try {
      return Optional.of(decoder.decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isWhole(String text) {
    return text.length() % 4 == 0;
  }

  private static String packed(String text) {
    return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
        ? text
        : text.replace("\n", "").replace("\r", "");
  }
}
