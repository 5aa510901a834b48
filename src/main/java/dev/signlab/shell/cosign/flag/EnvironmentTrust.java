package dev.signlab.shell.cosign.flag;

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
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Authorities and logs that variables name, each in place of those of a root, as cosign has them
 * for what cosign 2 wrote. They say nothing of since when they count.
 *
 * @param cosign the line
 */
record EnvironmentTrust(CosignInvocation cosign) {

  private static final String ROOTS = "SIGSTORE_ROOT_FILE";
  private static final String LOG = "SIGSTORE_REKOR_PUBLIC_KEY";
  private static final String CERTIFICATE_LOG = "SIGSTORE_CT_LOG_PUBLIC_KEY_FILE";
  private static final String TIMES = "SIGSTORE_TSA_CERTIFICATE_FILE";
  private static final String UNDER = "setting up clients and keys: ";
  private static final TimeRange ALWAYS = TimeRange.from(Instant.EPOCH);

  /** Returns the variables that are set. */
  List<String> names() {
    return Stream.of(ROOTS, LOG, CERTIFICATE_LOG, TIMES)
        .filter(name -> cosign.variable(name).isPresent())
        .toList();
  }

  /** Returns a root in which those that are named stand in place of its own. */
  TrustedRoot in(TrustedRoot root) {
    return new TrustedRoot(
        log(LOG, "getting rekor public keys: error reading alternate Rekor public key file: ")
            .orElse(root.tlogs()),
        authorities().orElse(root.certificateAuthorities()),
        log(
                CERTIFICATE_LOG,
                "getting ctlog public keys: error reading alternate CTLog public key file: ")
            .orElse(root.ctlogs()),
        timestampers().orElse(root.timestampAuthorities()));
  }

  private Optional<List<LogInstance>> log(String variable, String under) {
    return cosign
        .variable(variable)
        .map(file -> Prefixed.by(UNDER + under, () -> List.of(log(file))));
  }

  private LogInstance log(String file) {
    VerificationKey key = VerificationKey.parsePem(cosign.read(file, Pem.LARGEST), file);
    return LogInstance.of("", key, ALWAYS);
  }

  private Optional<List<Authority>> authorities() {
    return cosign
        .variable(ROOTS)
        .map(
            file ->
                Prefixed.by(
                    UNDER
                        + "loading certs for keyless verification: getting Fulcio roots: error"
                        + " reading root PEM file: ",
                    () -> authorities(file)));
  }

  /** Roots may stand in the file in any order, and all others are taken for what is below them. */
  private List<Authority> authorities(String file) {
    List<Certificate> all = chain(file);
    List<Certificate> between = all.stream().filter(each -> !each.isSelfIssued()).toList();
    List<Certificate> roots = all.stream().filter(Certificate::isSelfIssued).toList();
    if (roots.isEmpty()) {
      throw noRoot(file, between);
    }
    return roots.stream()
        .map(root -> authority(file, Stream.concat(between.stream(), Stream.of(root)).toList()))
        .toList();
  }

  /** Cosign takes such a file, and then finds that nobody is trusted. */
  private static LabException noRoot(String file, List<Certificate> between) {
    return Problem.of(file + " holds no root")
        .expected("a certificate that issued itself, behind those that it issued")
        .found(between.size() + " that others issued, the last by " + between.getLast().issuer())
        .cause(Cause.MALFORMED)
        .hint("see what is in it", "view " + file)
        .asException();
  }

  private Optional<List<Authority>> timestampers() {
    return cosign
        .variable(TIMES)
        .map(
            file ->
                Prefixed.by(
                    UNDER + "unable to load TSA certificates: ",
                    () -> List.of(authority(file, chain(file)))));
  }

  private static Authority authority(String file, List<Certificate> chain) {
    List<byte[]> der = chain.stream().map(Certificate::encoded).toList();
    return new Authority("", "", file, der, ALWAYS);
  }

  private List<Certificate> chain(String file) {
    List<Certificate> chain =
        Pem.parseAll(cosign.read(file, Pem.LARGEST), file).stream()
            .map(block -> Certificate.parse(block.bytes(), file))
            .toList();
    if (chain.isEmpty()) {
      throw Problem.of(file + " holds no certificate")
          .expected("certificates in PEM")
          .found("none")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return chain;
  }
}
