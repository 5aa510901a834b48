package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.nio.charset.StandardCharsets;

/**
 * A signature that passed every step.
 *
 * @param number its place in the list, counted from 1
 * @param digest of the payload
 * @param payloadText the payload as it was signed
 * @param payload what it says
 */
public record VerifiedSignature(
    int number, Digest digest, String payloadText, SimpleSigningPayload payload) {

  static VerifiedSignature of(int number, byte[] bytes, SimpleSigningPayload payload) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return new VerifiedSignature(number, Digest.of(bytes), text, payload);
  }
}
