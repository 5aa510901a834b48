package dev.signlab.crypto.x509;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/**
 * What the extensions of a certificate say that paths of certificates depend on (RFC 5280, section
 * 4.2.1), read once.
 *
 * @param identities names of the subject in words
 * @param isAuthority whether the key may issue others
 * @param issuersKey the identifier of the key that signed
 * @param ownKey the identifier of the key that the certificate is about
 * @param usage for what that key is; nothing where any use is meant
 * @param isForSignatures whether that key may sign something else than certificates
 */
record StandardExtensions(
    List<String> identities,
    boolean isAuthority,
    Optional<AuthorityKeyIdentifier> issuersKey,
    Optional<SubjectKeyIdentifier> ownKey,
    Optional<ExtendedKeyUsage> usage,
    boolean isForSignatures) {

  /** Reads what is there; the library tells of malformed ones by unchecked exceptions. */
  static StandardExtensions of(Optional<Extensions> all) {
    return new StandardExtensions(
        all.map(each -> GeneralNames.fromExtensions(each, Extension.subjectAlternativeName))
            .map(names -> Stream.of(names.getNames()).map(SubjectName::words).toList())
            .orElse(List.of()),
        all.map(BasicConstraints::fromExtensions).filter(BasicConstraints::isCA).isPresent(),
        all.map(AuthorityKeyIdentifier::fromExtensions),
        all.map(SubjectKeyIdentifier::fromExtensions),
        all.map(ExtendedKeyUsage::fromExtensions),
        all.map(KeyUsage::fromExtensions).map(StandardExtensions::signs).orElse(true));
  }

  private static boolean signs(KeyUsage uses) {
    return uses.hasUsages(KeyUsage.digitalSignature) || uses.hasUsages(KeyUsage.nonRepudiation);
  }

  /** Tells whether both identifiers are there and are the same. */
  boolean nameKeyOf(StandardExtensions issuer) {
    return issuersKey.isPresent()
        && issuer.ownKey.isPresent()
        && Arrays.equals(
            issuersKey.get().getKeyIdentifierOctets(), issuer.ownKey.get().getKeyIdentifier());
  }

  boolean isFor(KeyPurpose purpose) {
    return switch (purpose) {
      case SIGNED_MESSAGES -> isForSignatures && (usage.isEmpty() || names(purpose));
      case ARTIFACTS -> isForSignatures;
      case CODE_SIGNING, TIME_STAMPING -> names(purpose);
    };
  }

  private boolean names(KeyPurpose purpose) {
    return usage.filter(each -> each.hasKeyPurposeId(purpose.id())).isPresent();
  }

  /** Says so, or nothing. */
  boolean mayIssueFor(KeyPurpose purpose) {
    return usage.isEmpty()
        || names(purpose)
        || usage.get().hasKeyPurposeId(KeyPurposeId.anyExtendedKeyUsage);
  }
}
