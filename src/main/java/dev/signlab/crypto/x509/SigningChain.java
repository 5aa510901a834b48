package dev.signlab.crypto.x509;

import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A chain as the Notary Project asks for it: the signer's certificate first, then each one's
 * issuer, and a root at the end, which may be the signer's itself (signature-specification.md,
 * Certificate Requirements). Whether anybody trusts it is not judged here, and neither are dates.
 *
 * @param certificates at least one
 */
public record SigningChain(List<Certificate> certificates) {

  private static final int FEWEST_BITS = 2048;

  private static final Map<String, Integer> FORBIDDEN_USES =
      Map.of(
          "keyEncipherment", KeyUsage.keyEncipherment,
          "dataEncipherment", KeyUsage.dataEncipherment,
          "keyAgreement", KeyUsage.keyAgreement,
          "keyCertSign", KeyUsage.keyCertSign,
          "cRLSign", KeyUsage.cRLSign,
          "encipherOnly", KeyUsage.encipherOnly,
          "decipherOnly", KeyUsage.decipherOnly);

  private static final List<KeyPurposeId> FORBIDDEN_PURPOSES =
      List.of(
          KeyPurposeId.anyExtendedKeyUsage,
          KeyPurposeId.id_kp_serverAuth,
          KeyPurposeId.id_kp_clientAuth,
          KeyPurposeId.id_kp_emailProtection,
          KeyPurposeId.id_kp_timeStamping);

  /** Copies the list, and refuses an empty one: whoever reads a chain says so before. */
  public SigningChain {
    certificates = List.copyOf(certificates);
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException("a chain without certificates");
    }
  }

  /** Returns the certificate of who signed. */
  public Certificate leaf() {
    return certificates.getFirst();
  }

  /** Returns the first rule that the chain breaks, with the cause WRONG_CERTIFICATE; or nothing. */
  public Optional<Failure> fault() {
    return leafFault()
        .or(() -> first(this::authorityFault))
        .or(this::order)
        .or(() -> certificates.stream().flatMap(each -> weak(each).stream()).findFirst());
  }

  /** Tells whether a certificate names a place to ask whether it was revoked. */
  public static boolean namesRevocation(Certificate certificate) {
    return certificate.extension(Extension.cRLDistributionPoints.getId()).isPresent()
        || certificate.extension(Extension.authorityInfoAccess.getId()).isPresent();
  }

  /** What is asked of the certificate at a place in the chain. */
  private interface Rule {
    Optional<Failure> faultOf(int place);
  }

  private Optional<Failure> first(Rule rule) {
    return IntStream.range(1, certificates.size())
        .mapToObj(rule::faultOf)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Failure> leafFault() {
    X509CertificateHolder leaf = leaf().holder();
    if (basic(leaf).filter(BasicConstraints::isCA).isPresent()) {
      return broken("a signer's certificate, which issues no others", "one of an authority");
    }
    return leafUse(leaf).or(() -> leafPurpose(leaf)).or(this::leafKey);
  }

  private static Optional<Failure> leafUse(X509CertificateHolder leaf) {
    return use(leaf, KeyUsage.digitalSignature, "digitalSignature").or(() -> otherUse(leaf));
  }

  private static Optional<Failure> otherUse(X509CertificateHolder leaf) {
    KeyUsage uses = KeyUsage.fromExtensions(leaf.getExtensions());
    return FORBIDDEN_USES.entrySet().stream()
        .filter(use -> uses.hasUsages(use.getValue()))
        .map(Map.Entry::getKey)
        .min(Comparator.naturalOrder())
        .flatMap(name -> broken("keyUsage for signatures alone", name + " beside it"));
  }

  private static Optional<Failure> leafPurpose(X509CertificateHolder leaf) {
    Optional<ExtendedKeyUsage> purposes =
        Optional.ofNullable(ExtendedKeyUsage.fromExtensions(leaf.getExtensions()));
    return FORBIDDEN_PURPOSES.stream()
        .filter(each -> purposes.filter(all -> all.hasKeyPurposeId(each)).isPresent())
        .findFirst()
        .flatMap(each -> broken("extendedKeyUsage for codeSigning", "one for " + each.getId()));
  }

  private Optional<Failure> leafKey() {
    VerificationKey key = leaf().key();
    boolean isGood = key.type().isEcdsa() || key.rsaBits() >= FEWEST_BITS;
    return isGood || key.type() == KeyType.ED25519
        ? Optional.empty()
        : broken("an RSA key of " + FEWEST_BITS + " bits or more", key.rsaBits() + " bits");
  }

  private Optional<Failure> authorityFault(int place) {
    X509CertificateHolder authority = certificates.get(place).holder();
    Extension marked = authority.getExtension(Extension.basicConstraints);
    if (marked == null
        || !marked.isCritical()
        || basic(authority).filter(BasicConstraints::isCA).isEmpty()) {
      return broken(
          "basicConstraints that are critical and say CA:TRUE, in " + certificates.get(place),
          marked == null
              ? "none"
              : marked.isCritical() ? "CA:FALSE" : "some that are not critical");
    }
    return depth(authority, place).or(() -> use(authority, KeyUsage.keyCertSign, "keyCertSign"));
  }

  /** Between an authority and the signer stand all before it but the signer itself. */
  private static Optional<Failure> depth(X509CertificateHolder authority, int place) {
    return basic(authority)
        .map(BasicConstraints::getPathLenConstraint)
        .filter(most -> most.intValueExact() < place - 1)
        .flatMap(most -> broken("at most " + most + " authorities below", place - 1 + ""));
  }

  private static Optional<Failure> use(X509CertificateHolder holder, int use, String name) {
    Extension marked = holder.getExtension(Extension.keyUsage);
    String expected = "keyUsage that is critical and has " + name;
    if (marked == null || !marked.isCritical()) {
      return broken(expected, marked == null ? "no keyUsage" : "one that is not critical");
    }
    return KeyUsage.fromExtensions(holder.getExtensions()).hasUsages(use)
        ? Optional.empty()
        : broken(expected, "one without it, in the certificate of " + holder.getSubject());
  }

  private Optional<Failure> order() {
    return IntStream.range(0, certificates.size())
        .filter(place -> !isIssued(place))
        .mapToObj(place -> certificates.get(place))
        .findFirst()
        .flatMap(
            each ->
                broken(
                    "each certificate's issuer behind it, up to a root", "no issuer of " + each));
  }

  private boolean isIssued(int place) {
    Certificate each = certificates.get(place);
    Certificate issuer = certificates.get(Math.min(place + 1, certificates.size() - 1));
    return each.namesAsIssuer(issuer) && signed(issuer, each);
  }

  private static boolean signed(Certificate issuer, Certificate certificate) {
    try {
      certificate.platform().verify(issuer.platform().getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Optional<Failure> weak(Certificate certificate) {
    String algorithm = certificate.algorithm();
    return Stream.of("SHA1", "MD5").anyMatch(algorithm.toUpperCase(Locale.ROOT)::contains)
        ? broken("certificates signed with SHA-256 or better", algorithm)
        : Optional.empty();
  }

  private static Optional<BasicConstraints> basic(X509CertificateHolder holder) {
    return Optional.ofNullable(BasicConstraints.fromExtensions(holder.getExtensions()));
  }

  private static Optional<Failure> broken(String expected, String found) {
    return Optional.of(Failure.of(Cause.WRONG_CERTIFICATE, expected, found));
  }
}
