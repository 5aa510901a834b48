package dev.signlab.sigstore.bundle;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.sigstore.protojson.ProtoFields;
import dev.signlab.sigstore.protojson.ProtoObject;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Where the key of a bundle's signature comes from. */
public sealed interface KeySource {

  /** No chain is longer: leaf and a few intermediates. */
  int MOST_CERTIFICATES = 16;

  /** Returns the certificate of the signer in DER, if there is one. */
  default Optional<byte[]> leaf() {
    return switch (this) {
      case PublicKeyHint hint -> Optional.empty();
      case LeafCertificate leaf -> Optional.of(leaf.der());
      case CertificateChain chain -> Optional.of(chain.certificates().getFirst());
    };
  }

  /**
   * A key that the verifier must know already.
   *
   * @param hint which key it is; unauthenticated, and may be empty
   */
  record PublicKeyHint(String hint) implements KeySource {

    /** Returns the hint that cosign writes: the SHA-256 of the encoded key, in Base64. */
    public static PublicKeyHint of(VerificationKey key) {
      byte[] digest = Digest.of(key.encoded()).bytes();
      return new PublicKeyHint(Base64.getEncoder().encodeToString(digest));
    }

    /** Tells whether the hint is the one that cosign writes for a key. */
    public boolean names(VerificationKey key) {
      return hint.equals(of(key).hint);
    }
  }

  /**
   * The signer's certificate alone.
   *
   * @param der as it was issued
   */
  @SuppressWarnings("ArrayRecordComponent")
  record LeafCertificate(byte[] der) implements KeySource {

    /** Copies the certificate. */
    public LeafCertificate {
      der = der.clone();
    }
  }

  /**
   * The signer's certificate and those of its issuers, without the root; only before version 0.3.
   *
   * @param certificates in DER, the signer's first, at least one
   */
  record CertificateChain(List<byte[]> certificates) implements KeySource {

    /** Copies the list. */
    public CertificateChain {
      certificates = List.copyOf(certificates);
    }
  }

  /** Reads the one source of a verification material. */
  static KeySource parse(ProtoFields material) {
    List<String> given =
        List.of("publicKey", "certificate", "x509CertificateChain").stream()
            .filter(material::has)
            .toList();
    if (given.size() != 1) {
      throw material.malformed(
          "must say once where the key comes from",
          "one of publicKey, certificate, x509CertificateChain",
          given.isEmpty() ? "none" : String.join(" and ", given));
    }
    ProtoFields source = material.object(given.getFirst());
    return switch (given.getFirst()) {
      case "publicKey" -> new PublicKeyHint(source.only("hint").text("hint"));
      case "certificate" -> new LeafCertificate(source.only("rawBytes").bytes("rawBytes"));
      default -> chain(source.only("certificates"));
    };
  }

  private static CertificateChain chain(ProtoFields source) {
    List<byte[]> certificates =
        source.objects("certificates", MOST_CERTIFICATES).stream()
            .map(certificate -> certificate.only("rawBytes").bytes("rawBytes"))
            .toList();
    if (certificates.isEmpty()) {
      throw source.malformed("is empty", "the signer's certificate", "no certificate");
    }
    RootCertificates.refuse(certificates, source);
    return new CertificateChain(certificates);
  }

  /** Adds the source to the verification material in the form of version 0.3. */
  default void writeTo(ProtoObject material) {
    switch (this) {
      case PublicKeyHint key ->
          material.object("publicKey", new ProtoObject().text("hint", key.hint()));
      case LeafCertificate leaf ->
          material.object("certificate", new ProtoObject().bytes("rawBytes", leaf.der()));
      case CertificateChain chain ->
          new LeafCertificate(chain.certificates().getFirst()).writeTo(material);
    }
  }
}
