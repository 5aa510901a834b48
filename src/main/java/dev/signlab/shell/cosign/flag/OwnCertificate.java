package dev.signlab.shell.cosign.flag;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.Signer;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.ChainResult;
import dev.signlab.crypto.x509.KeyPurpose;
import dev.signlab.crypto.x509.TrustAnchors;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.client.fulcio.IssuedCertificate;
import java.util.List;
import java.util.Optional;

/**
 * A certificate about the key that signs: of an authority of one's own, in a file, or of Fulcio.
 *
 * @param cosign the line
 */
record OwnCertificate(CosignInvocation cosign) {

  /** The flag that has Fulcio certify the key that was named. */
  static final String ISSUE = "issue-certificate";

  private static final String CERTIFICATE = "certificate";
  private static final String CHAIN = AuthorityFlags.CHAIN;
  private static final String UNKNOWN =
      "unable to validate certificate chain: cert verification failed: ";

  static List<Flag> flags() {
    return List.of(
        Flag.file(CERTIFICATE, "certificate about the key, of an authority of your own"),
        Flag.file(CHAIN, "those above that certificate, the root last"),
        Flag.toggle(ISSUE, "have Fulcio certify the key of --key, by an identity token")
            .deprecatedBecause("support for this flag will be removed in the future"));
  }

  /** Says of what cosign does not look at without a key. */
  void tellWithoutKey() {
    List.of(CERTIFICATE, CHAIN, ISSUE).stream()
        .filter(flag -> flag.equals(ISSUE) ? cosign.isOn(flag) : cosign.text(flag).isPresent())
        .forEach(
            flag -> cosign.say("--" + flag + " is not looked at without --key, as by cosign."));
  }

  /** Tells whether Fulcio is to certify the key. */
  boolean isIssued() {
    return cosign.isOn(ISSUE);
  }

  /**
   * Reads the certificate and those above it, and refuses what does not go with the key.
   *
   * @param under what cosign says in front of a failure
   */
  Optional<IssuedCertificate> read(Signer key, String under) {
    return Prefixed.by(under + "getting signer: ", () -> read(key));
  }

  private Optional<IssuedCertificate> read(Signer key) {
    Optional<byte[]> der = cosign.text(CERTIFICATE).map(this::leaf);
    if (der.isEmpty()) {
      cosign.text(CHAIN).ifPresent(OwnCertificate::refuseAlone);
      return Optional.empty();
    }
    Certificate leaf = Certificate.parse(der.get(), "the certificate");
    requireKey(leaf, key);
    List<byte[]> above = cosign.text(CHAIN).map(this::chain).orElse(List.of());
    if (!above.isEmpty()) {
      requireChain(leaf, above);
    }
    return Optional.of(new IssuedCertificate(leaf, der.get(), above));
  }

  /** In PEM or in DER, as cosign takes it. */
  private byte[] leaf(String file) {
    byte[] content = Prefixed.by("read certificate: ", () -> cosign.read(file, Pem.LARGEST));
    byte[] der = Pem.certificates(content, file).stream().findFirst().orElse(content);
    try {
      Certificate.parse(der, file);
      return der;
    } catch (LabException e) {
      throw Prefixed.withHintFirst(
          e, "parse x509 certificate: x509: malformed certificate", List.of());
    }
  }

  private List<byte[]> chain(String file) {
    byte[] content =
        Prefixed.by("reading certificate chain from path: ", () -> cosign.read(file, Pem.LARGEST));
    List<byte[]> certificates = Pem.certificates(content, file);
    if (certificates.isEmpty()) {
      throw Problem.of("loading certificate chain: error during PEM decoding")
          .expected("certificates in PEM, the root last")
          .found(file + ", which holds none")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return certificates;
  }

  private static void refuseAlone(String chain) {
    throw Problem.of("no leaf certificate found or provided while specifying chain")
        .expected("--certificate FILE beside it")
        .found("--" + CHAIN + " " + chain + " alone")
        .cause(Cause.WRONG_MATERIAL)
        .asException();
  }

  private void requireKey(Certificate leaf, Signer key) {
    if (!leaf.key().equals(key.publicKey())) {
      throw Problem.of("public key in certificate does not match the provided public key")
          .expected("a certificate about " + key.publicKey())
          .found("one about " + leaf.key())
          .hint("sign by the key alone", cosign.line().without(CERTIFICATE).toString())
          .cause(Cause.WRONG_KEY)
          .asException();
    }
  }

  private static void requireChain(Certificate leaf, List<byte[]> above) {
    List<Certificate> chain =
        above.stream().map(der -> Certificate.parse(der, "a certificate of the chain")).toList();
    TrustAnchors anchors =
        new TrustAnchors(List.of(chain.getLast()), chain.subList(0, chain.size() - 1));
    ChainResult result = anchors.trace(leaf, leaf.notBefore(), KeyPurpose.CODE_SIGNING);
    if (result instanceof ChainResult.Refused refused) {
      throw Problem.of(UNKNOWN + "x509: " + why(refused)).failure(refused.failure()).asException();
    }
  }

  private static String why(ChainResult.Refused refused) {
    return refused.failure().cause().equals(Optional.of(Cause.UNKNOWN_AUTHORITY))
        ? "certificate signed by unknown authority"
        : refused.failure().found().orElse("it breaks a rule");
  }
}
