package dev.signlab.engine.monitor;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.log.LogSearch;
import dev.signlab.engine.log.LoggedSignature;
import dev.signlab.sigstore.bundle.MessageSignature;
import dev.signlab.sigstore.client.rekor.EntrySigner;
import dev.signlab.sigstore.client.rekor.NamedEntry;
import dev.signlab.sigstore.client.rekor.RekorReader;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks a log of version 1 for the entry that a signature would make, as cosign 2 does of one that
 * comes without: the log is told digest, signature and signer, and answers with what is equal.
 *
 * @param reader asks it
 */
public record EntrySearch(RekorReader reader) implements LogSearch {

  private static final String SIGNER = "the signer of what is looked up";

  @Override
  public List<TransparencyLogEntry> find(LoggedSignature signature) {
    byte[] verifier = signature.verifier();
    Optional<byte[]> certificate =
        VerificationKey.isEncoded(verifier) ? Optional.empty() : Optional.of(verifier);
    VerificationKey key =
        certificate
            .map(der -> Certificate.parse(der, SIGNER).key())
            .orElseGet(() -> VerificationKey.parse(verifier, SIGNER));
    SignatureAlgorithm algorithm = algorithm(key, signature).orElseThrow(() -> unasked());
    Digest digest = covered(algorithm, signature).orElseThrow();
    List<TransparencyLogEntry> found =
        reader
            .equal(
                MessageSignature.of(digest, signature.signature()),
                new EntrySigner(key, algorithm, certificate))
            .stream()
            .map(NamedEntry::entry)
            .toList();
    if (found.isEmpty()) {
      throw none(digest);
    }
    return found;
  }

  /** A log refuses to look for what does not verify, so that it is not asked then. */
  private static Optional<SignatureAlgorithm> algorithm(
      VerificationKey key, LoggedSignature signature) {
    return Stream.of(key.type().algorithms())
        .filter(
            each ->
                covered(each, signature)
                    .filter(digest -> key.verifier(each).verifies(digest, signature.signature()))
                    .isPresent())
        .findFirst();
  }

  private static Optional<Digest> covered(SignatureAlgorithm each, LoggedSignature signature) {
    return each.digestAlgorithm().flatMap(signature::digest);
  }

  private LabException unasked() {
    return Problem.of("no log was asked for an entry")
        .expected("a signature over a digest, by its signer's key, which a log can look for")
        .found("none that came along, and no such signature")
        .cause(Cause.NO_LOG_ENTRY)
        .asException();
  }

  private LabException none(Digest digest) {
    return Problem.of("signature not found in transparency log")
        .expected("an entry of this signature in " + reader.door().who())
        .found("none that came along, and none of " + digest.shortened() + " there")
        .cause(Cause.NO_LOG_ENTRY)
        .asException();
  }
}
