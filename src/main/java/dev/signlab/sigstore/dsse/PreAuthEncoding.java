package dev.signlab.sigstore.dsse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The bytes that a DSSE signature covers: the type and the payload, each behind its length, so that
 * no two pairs give the same bytes (DSSE {@code protocol.md}, "Signature Definition").
 */
public final class PreAuthEncoding {

  private static final String VERSION = "DSSEv1";

  private PreAuthEncoding() {}

  /** Returns {@code DSSEv1 LENGTH TYPE LENGTH PAYLOAD}; lengths count bytes, in decimal. */
  public static byte[] of(String payloadType, byte[] payload) {
    byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + type.length + 32);
    out.writeBytes(ascii(VERSION + " " + type.length + " "));
    out.writeBytes(type);
    out.writeBytes(ascii(" " + payload.length + " "));
    out.writeBytes(payload);
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
