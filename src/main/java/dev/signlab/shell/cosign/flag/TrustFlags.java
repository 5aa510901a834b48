package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.trust.TimeSource;
import dev.signlab.engine.trust.Trust;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom a verification believes besides the key: the logs of a trusted root, or none.
 *
 * @param ignoresLog whether entries of logs are not to be looked at
 * @param root the trusted root that was named
 */
public record TrustFlags(boolean ignoresLog, Optional<TrustedRoot> root) {

  static final String ROOT = "trusted-root";

  private static final String IGNORE_LOG = "insecure-ignore-tlog";
  private static final String PRIVATE = "private-infrastructure";
  private static final String CHAIN = "certificate-chain";
  private static final String ROOTS = "ca-roots";
  private static final List<String> AUTHORITIES = List.of(CHAIN, ROOTS, "ca-intermediates");
  private static final String BESIDE_KEY = "accepted beside --key, which needs no authority";
  private static final String PROVIDE = "please use --trusted-root to provide ";

  /** Returns the flags. */
  public static List<Flag> flags() {
    List<Flag> flags =
        new ArrayList<>(
            List.of(
                Flag.toggle(IGNORE_LOG, "look at no entry of a log"),
                Flag.file(ROOT, "the logs that are trusted; an entry in one is asked for then"),
                Flag.toggle(PRIVATE, "the same as --" + IGNORE_LOG)
                    .deprecatedBecause("please use --insecure-ignore-tlog instead"),
                Flag.toggle("offline", "accepted; nothing is looked up elsewhere")
                    .deprecatedBecause(
                        "To verify in an airgapped environment, provide a --bundle with the"
                            + " signature and verification material, and a --trusted-root file"
                            + " with the service keys and certificates"),
                authority(CHAIN, "the certificate chain"),
                authority(ROOTS, "CA certificates"),
                authority("ca-intermediates", "CA certificates")));
    flags.addAll(
        UnservedFlags.ofVerifying(
            "rekor-url", "use-signed-timestamps", "timestamp-certificate-chain"));
    return flags;
  }

  private static Flag authority(String name, String what) {
    return Flag.file(name, BESIDE_KEY).deprecatedBecause(PROVIDE + what);
  }

  /** Reads the flags; a trusted root is read even where its logs are to be ignored. */
  public static TrustFlags read(CosignInvocation cosign) {
    checkAuthorities(cosign);
    boolean ignored = cosign.isOn(IGNORE_LOG) || cosign.isOn(PRIVATE);
    return new TrustFlags(ignored, root(cosign, "setting trusted material: "));
  }

  static Optional<TrustedRoot> root(CosignInvocation cosign, String under) {
    return cosign
        .text(ROOT)
        .map(
            name ->
                Prefixed.by(
                    under + "loading trusted root: ",
                    () -> TrustedRoot.parse(content(cosign, name), name)));
  }

  private static byte[] content(CosignInvocation cosign, String name) {
    return Prefixed.by(
        "failed to read trusted root ", () -> cosign.read(name, TrustedRoot.LARGEST));
  }

  /** Returns whom to believe, and what to ask of them. */
  public Optional<Trust> trust(CosignInvocation cosign) {
    return root.map(known -> Trust.in(known, cosign.invocation().session().clock()))
        .map(trust -> ignoresLog ? trust.ignoringLogUnsafe() : trust)
        .map(trust -> trust.timedBy(times()));
  }

  private TimeSource times() {
    return ignoresLog ? TimeSource.CLOCK : TimeSource.LOG;
  }

  /**
   * Says that no log is asked, in cosign's own words where that was asked for.
   *
   * @param what is verified, such as {@code signature}
   */
  public void tell(CosignInvocation cosign, String what) {
    if (ignoresLog) {
      LogWords.ignored(cosign, what);
    } else if (root.isEmpty()) {
      LogWords.none(cosign, "--" + IGNORE_LOG + "=true");
    }
  }

  /**
   * A signature by a key has no certificate, so cosign takes its authorities and looks at none;
   * with bundles it refuses them.
   */
  private static void checkAuthorities(CosignInvocation cosign) {
    List<String> given =
        AUTHORITIES.stream().filter(name -> cosign.text(name).isPresent()).toList();
    if (given.contains(CHAIN) && given.contains(ROOTS)) {
      throw Problem.of(
              "if any flags in the group [ca-roots certificate-chain] are set none of the others"
                  + " can be; [ca-roots certificate-chain] were all set")
          .expected("one of them")
          .found("both")
          .asException();
    }
    for (String name : given) {
      if (!LayoutFlags.isLegacy(cosign)) {
        throw refused(cosign, name);
      }
      cosign.say("--" + name + " is not looked at beside --key, as by cosign.");
    }
  }

  private static RuntimeException refused(CosignInvocation cosign, String name) {
    return Problem.of(
            "unsupported: CA roots/intermediates must be provided using --trusted-root when using"
                + " --new-bundle-format")
        .expected("--key alone, which needs no authority")
        .found("--" + name)
        .hint("without it", cosign.line().without(name).toString())
        .hint(
            "for a signature of cosign 2",
            cosign.line().with(LayoutFlags.FORMAT, "false").toString())
        .asException();
  }
}
