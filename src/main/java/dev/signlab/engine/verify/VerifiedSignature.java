package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.nio.charset.StandardCharsets;

/**
 * A signature that passed every step.
 *
 * @param number its place in the list, counted from 1
 * @param digest of the payload that was signed
 * @param payloadText what {@code -o text} shows: a legacy payload as it was signed, or what a
 *     bundle states in the form of one
 * @param json what cosign's JSON shows
 * @param payload what it says; of a bundle, the type is that of its predicate and the name is the
 *     image's as it was typed
 */
public record VerifiedSignature(
    int number, Digest digest, String payloadText, String json, SimpleSigningPayload payload) {

  static VerifiedSignature of(int number, byte[] bytes, SimpleSigningPayload payload, String json) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return new VerifiedSignature(number, Digest.of(bytes), text, json, payload);
  }

  VerifiedSignature showing(String other) {
    return new VerifiedSignature(number, digest, payloadText, other, payload);
  }
}
