package dev.signlab.shell.cosign.flag;

import dev.signlab.crypto.Pem;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Base64Text;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.bundle.KeySource;
import dev.signlab.sigstore.certificate.AddChainResponse;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The signer's certificate and what a log of certificates said of it, each in a file of its own, as
 * cosign 2 wrote them.
 */
public final class CertificateFile {

  private static final String CERTIFICATE = "certificate";

  private static final String SCT = "sct";

  private CertificateFile() {}

  static List<Flag> flags() {
    return List.of(
        Flag.file(CERTIFICATE, "the signer's certificate, where nothing else holds it")
            .deprecatedBecause(
                "please use --bundle with --trusted-root to provide the public certificate"),
        Flag.file(SCT, "what a log of certificates said of it, where it does not stand in it")
            .deprecatedBecause(
                "a Signed Certificate Timestamp is now provided via a Sigstore bundle"));
  }

  /** Reads the certificate that the line names, if it names one; bundles have their own. */
  public static Optional<KeySource> certificate(CosignInvocation cosign) {
    Optional<KeySource> read =
        cosign
            .text(CERTIFICATE)
            .map(
                file ->
                    Prefixed.by(
                        "loading verifier from key opts: loading cert: ",
                        () -> parse(cosign.read(file, Pem.LARGEST), file)));
    if (read.isPresent()) {
      refuseBundle(
          cosign, CERTIFICATE, "certificate must be in bundle and may not be provided using");
    }
    return read;
  }

  /** Reads what a log of certificates said, if the line names a file of it. */
  public static Optional<SignedCertificateTimestamp> sct(CosignInvocation cosign) {
    Optional<String> file = cosign.text(SCT);
    if (file.isPresent()) {
      refuseBundle(cosign, SCT, "SCT may not be provided using");
    }
    return file.map(
        name ->
            Prefixed.by(
                "reading sct from file: ",
                () -> AddChainResponse.parse(cosign.read(name, AddChainResponse.LARGEST), name)));
  }

  /**
   * Reads a certificate with those behind it: PEM, or PEM in Base64, which cosign 2 wrote.
   *
   * @param what names it in problems
   */
  public static KeySource parse(byte[] content, String what) {
    return new KeySource.CertificateChain(Pem.certificates(pem(content, what), what));
  }

  /**
   * Returns certificates in PEM: as they are, or out of their Base64, in which cosign 2 wrote them.
   *
   * @param what names them in problems
   */
  public static byte[] pem(byte[] content, String what) {
    String text = new String(content, StandardCharsets.ISO_8859_1).strip();
    return Optional.of(content)
        .filter(pem -> !Pem.certificates(pem, what).isEmpty())
        .or(() -> Base64Text.decode(text).filter(pem -> !Pem.certificates(pem, what).isEmpty()))
        .orElseThrow(
            () ->
                Problem.of("error during PEM decoding")
                    .expected("a certificate in PEM")
                    .found(what + ", which holds none")
                    .cause(Cause.MALFORMED)
                    .asException());
  }

  private static void refuseBundle(CosignInvocation cosign, String flag, String why) {
    if (EvidenceForm.isLegacy(cosign)) {
      return;
    }
    throw EvidenceForm.refusal(cosign, flag, why + " --" + flag, "a bundle, which holds it");
  }
}
