package dev.signlab.services.rekor;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The signatures of an envelope, each of which has to verify by one of the keys given for it. */
final class EnvelopeSignatures {

  private EnvelopeSignatures() {}

  /** Returns who made each signature, in the order of the signatures. */
  static List<EntryVerifier> verify(DsseEnvelope envelope, List<EntryVerifier> verifiers) {
    byte[] signed = envelope.preAuthEncoding();
    List<EntryVerifier> signers = new ArrayList<>();
    for (var signature : envelope.signatures()) {
      Optional<EntryVerifier> signer =
          verifiers.stream().filter(each -> each.signed(signed, signature.signature())).findFirst();
      signers.add(
          signer.orElseThrow(
              () ->
                  RekorRefusal.entry(
                      "could not verify envelope: accepted signatures do not"
                          + " match threshold, Found: 0, Expected 1")));
    }
    return signers;
  }

  /** Returns by what the index finds an entry about an envelope. */
  static List<String> keys(DsseEnvelope envelope, List<EntryVerifier> signers) {
    List<String> keys = new ArrayList<>();
    for (EntryVerifier each : signers) {
      keys.addAll(each.subjects());
      keys.add(each.indexKey());
    }
    keys.add(Digest.of(envelope.payload()).toString());
    if (envelope.payloadType().equals(DsseEnvelope.IN_TOTO)) {
      keys.addAll(subjects(envelope.payload()));
    }
    return keys;
  }

  /** A payload that is no statement has no subjects; the log takes it all the same. */
  private static List<String> subjects(byte[] payload) {
    try {
      return Statement.parse(payload, "statement").subjects().stream()
          .flatMap(subject -> subject.digests().entrySet().stream())
          .map(digest -> digest.getKey() + ":" + digest.getValue())
          .toList();
    } catch (LabException e) {
      return List.of();
    }
  }
}
