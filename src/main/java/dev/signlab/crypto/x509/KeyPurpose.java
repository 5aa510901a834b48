package dev.signlab.crypto.x509;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** For what a certificate's key is: the purposes of RFC 5280, section 4.2.1.12, that are used. */
public enum KeyPurpose {
  /** To sign what others run. */
  CODE_SIGNING("code signing", "1.3.6.1.5.5.7.3.3"),
  /** To say when something was there (RFC 3161, section 2.3). */
  TIME_STAMPING("timestamping", "1.3.6.1.5.5.7.3.8"),
  /**
   * To sign messages (RFC 8550, sections 4.4.2 and 4.4.4): a certificate that names no purpose is
   * for this one too, and a key that has its uses named must be for signatures.
   */
  SIGNED_MESSAGES("signed messages", "1.3.6.1.5.5.7.3.4"),
  /**
   * To sign what is in registries, as the Notary Project has it: a certificate need not name the
   * purpose, and {@link SigningChain} says what it must not name.
   */
  ARTIFACTS("signing artifacts", "1.3.6.1.5.5.7.3.3");

  private final String words;
  private final String oid;

  KeyPurpose(String words, String oid) {
    this.words = words;
    this.oid = oid;
  }

  /** Returns the purpose in words for a person. */
  public String words() {
    return words;
  }

  KeyPurposeId id() {
    return KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid));
  }
}
