package dev.signlab.shell.cosign.trust;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.trustedroot.Authority;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.sigstore.trustedroot.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes the members of a trusted root of files that a line names.
 *
 * @param cosign the line
 */
record RootParts(CosignInvocation cosign) {

  static final String ORIGIN = "origin";

  /** Returns the certificates of a file, the first first. */
  List<Certificate> chain(String file) {
    List<Certificate> chain =
        Pem.parseAll(cosign.read(file, Pem.LARGEST), file).stream()
            .map(block -> Certificate.parse(block.bytes(), file))
            .toList();
    if (chain.isEmpty()) {
      throw Problem.of("no certificates in file " + file)
          .expected("certificates in PEM, the root last")
          .found("none")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return chain;
  }

  /** Returns who issues certificates. */
  static Authority authority(List<Certificate> chain, String url, TimeRange validFor) {
    Certificate root = chain.getLast();
    List<byte[]> der = chain.stream().map(Certificate::encoded).toList();
    return new Authority(root.organization(), root.commonName(), url, der, validFor);
  }

  /** Returns who issues timestamps: its own certificate is first, which issues no others. */
  static Authority timestamper(List<Certificate> chain, String url, TimeRange validFor) {
    if (chain.getFirst().isAuthority()) {
      throw Problem.of("first certificate in chain must be a leaf certificate")
          .expected("the certificate of the timestamp authority, then those above it")
          .found(chain.getFirst() + ", which may issue others")
          .cause(Cause.WRONG_CERTIFICATE)
          .asException();
    }
    if (chain.size() < 2) {
      throw Problem.of("certificate chain must have at least two certificates")
          .expected("the certificate of the timestamp authority, and its root after it")
          .found("one")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return authority(chain, url, validFor);
  }

  /** Returns the key of a file; cosign calls it by the flag's own word. */
  VerificationKey key(String file) {
    byte[] pem = cosign.read(file, Pem.LARGEST);
    Optional<Pem> block = Pem.parseAll(pem, file).stream().findFirst();
    if (block.isEmpty()) {
      throw notKey("PEM decoding failed", file, "no block of PEM");
    }
    return VerificationKey.parse(block.get(), file)
        .orElseThrow(
            () ->
                notKey(
                    "unknown Public key PEM file type: "
                        + block.get().label()
                        + ". Are you passing the correct public key?",
                    file,
                    "a block " + block.get().label()));
  }

  private static LabException notKey(String summary, String file, String found) {
    return Problem.of(summary)
        .expected("a public key in PEM in " + file)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }

  Authority authority(ServiceSpec spec) {
    spec.needing(ServiceSpec.URL, ServiceSpec.CHAIN);
    List<Certificate> chain =
        Prefixed.by(
            "parsing Fulcio certificate-chain: ", () -> chain(spec.text(ServiceSpec.CHAIN)));
    TimeRange validFor = spec.validFor(chain.getLast().notBefore());
    return authority(chain, spec.text(ServiceSpec.URL), validFor);
  }

  Authority timestamper(ServiceSpec spec) {
    spec.needing(ServiceSpec.URL, ServiceSpec.CHAIN);
    List<Certificate> chain =
        Prefixed.by("parsing TSA certificate-chain: ", () -> chain(spec.text(ServiceSpec.CHAIN)));
    TimeRange validFor = spec.validFor(chain.getFirst().notBefore());
    return timestamper(chain, spec.text(ServiceSpec.URL), validFor);
  }

  LogInstance log(ServiceSpec spec) {
    spec.needing(ServiceSpec.URL, ServiceSpec.KEY, ServiceSpec.START);
    VerificationKey key =
        Prefixed.by("parsing public-key: ", () -> key(spec.text(ServiceSpec.KEY)));
    TimeRange validFor = spec.validFor(Instant.EPOCH);
    LogInstance log = LogInstance.of(spec.text(ServiceSpec.URL), key, validFor);
    return spec.has(ORIGIN) ? log.named(spec.value(ORIGIN).orElse("")) : log;
  }
}
