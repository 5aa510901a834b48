package dev.signlab.shell.cosign.flag;

import dev.signlab.crypto.Pem;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.trustedroot.Authority;
import dev.signlab.sigstore.trustedroot.TimeRange;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Authorities in files of their own, in place of those of a trusted root: cosign takes them for
 * what cosign 2 wrote, and refuses them beside bundles.
 */
final class AuthorityFlags {

  static final String CHAIN = "certificate-chain";
  static final String ROOTS = "ca-roots";
  private static final String INTERMEDIATES = "ca-intermediates";
  private static final String TIME_CHAIN = "timestamp-certificate-chain";
  private static final String PROVIDE = "please use --trusted-root to provide ";

  /** What cosign says of each beside a bundle. */
  private static final Map<String, String> REFUSALS =
      Map.of(
          CHAIN,
          "certificate chain must be in bundle and may not be provided using --certificate-chain",
          ROOTS,
          "CA roots/intermediates must be provided using --trusted-root",
          INTERMEDIATES,
          "CA roots/intermediates must be provided using --trusted-root",
          TIME_CHAIN,
          "TSA certificate chain path may only be provided using --trusted-root");

  private static final List<String> SIGNERS = List.of(CHAIN, ROOTS, INTERMEDIATES);

  private final CosignInvocation cosign;

  AuthorityFlags(CosignInvocation cosign) {
    this.cosign = cosign;
  }

  static List<Flag> flags() {
    return List.of(
        flag(CHAIN, "authorities up to the root; legacy layout", "the certificate chain"),
        flag(ROOTS, "roots of authorities; legacy layout", "CA certificates"),
        flag(INTERMEDIATES, "authorities below --" + ROOTS, "CA certificates"),
        flag(
            TIME_CHAIN,
            "timestamp authority up to its root; legacy layout",
            "the timestamp authority certificate chain"));
  }

  private static Flag flag(String name, String description, String provided) {
    return Flag.file(name, description).deprecatedBecause(PROVIDE + provided);
  }

  /** Refuses what does not go together, and what does not go with bundles. */
  void check(boolean byKey) {
    if (isGiven(CHAIN) && isGiven(ROOTS)) {
      throw Problem.of(
              "if any flags in the group [ca-roots certificate-chain] are set none of the others"
                  + " can be; [ca-roots certificate-chain] were all set")
          .expected("one of them")
          .found("both")
          .asException();
    }
    List<String> given =
        Stream.concat(SIGNERS.stream(), Stream.of(TIME_CHAIN)).filter(this::isGiven).toList();
    if (!given.isEmpty() && !EvidenceForm.isLegacy(cosign)) {
      throw refused(given.getFirst(), byKey);
    }
    given.stream()
        .filter(name -> byKey && SIGNERS.contains(name))
        .forEach(name -> cosign.say("--" + name + " is not looked at beside --key, as by cosign."));
  }

  /** Returns a root in which those that were given stand in place of its own. */
  TrustedRoot in(TrustedRoot root) {
    return new TrustedRoot(
        root.tlogs(),
        signers().orElse(root.certificateAuthorities()),
        root.ctlogs(),
        timestampers().orElse(root.timestampAuthorities()));
  }

  boolean namesTimestampers() {
    return isGiven(TIME_CHAIN);
  }

  private Optional<List<Authority>> timestampers() {
    return cosign.text(TIME_CHAIN).map(file -> List.of(authority(file, read(file))));
  }

  private Optional<List<Authority>> signers() {
    Optional<String> chain = cosign.text(CHAIN);
    if (chain.isPresent()) {
      return chain.map(file -> List.of(authority(file, read(file))));
    }
    List<byte[]> between = cosign.text(INTERMEDIATES).map(this::read).orElse(List.of());
    return cosign
        .text(ROOTS)
        .map(
            file ->
                read(file).stream()
                    .map(root -> Stream.concat(between.stream(), Stream.of(root)).toList())
                    .map(certificates -> authority(file, certificates))
                    .toList());
  }

  private List<byte[]> read(String file) {
    List<byte[]> certificates = Pem.certificates(cosign.read(file, Pem.LARGEST), file);
    if (certificates.isEmpty()) {
      throw Problem.of(file + " holds no certificate")
          .expected("certificates in PEM, the root last")
          .found("none")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return certificates;
  }

  private static Authority authority(String file, List<byte[]> chain) {
    return new Authority("", "", file, chain, new TimeRange(Instant.EPOCH, Optional.empty()));
  }

  private boolean isGiven(String flag) {
    return cosign.text(flag).isPresent();
  }

  private LabException refused(String name, boolean byKey) {
    String instead =
        byKey ? "--key alone, which needs no authority" : "--trusted-root FILE, which names all";
    return EvidenceForm.refusal(cosign, name, String.valueOf(REFUSALS.get(name)), instead);
  }
}
