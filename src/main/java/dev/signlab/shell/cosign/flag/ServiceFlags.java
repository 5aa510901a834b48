package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.shell.cosign.invoke.TypedLine;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which services a signature goes to: those of a signing config, or to a log as with cosign 2.
 *
 * @param config the signing config that was named
 * @param uploads whether an upload to a log is wanted
 */
public record ServiceFlags(Optional<SigningConfig> config, boolean uploads) {

  private static final String UPLOAD = "tlog-upload";
  private static final String USE_CONFIG = "use-signing-config";
  private static final String CONFIG = "signing-config";

  /** Returns the flags of a command that signs. */
  public static List<Flag> flags() {
    List<Flag> flags =
        new ArrayList<>(
            List.of(
                Flag.file(CONFIG, "names services; one that names none is what there is here"),
                Flag.toggle(USE_CONFIG, "accepted; this world has no services to name")
                    .withDefault("true"),
                Flag.file(TrustFlags.ROOT, "accepted; with a key and no log it adds nothing"),
                Flag.toggle(UPLOAD, "upload to the log; this world has none")
                    .withDefault("true")
                    .deprecatedBecause(
                        "prefer using a --signing-config file with no transparency log services"),
                Flag.toggle("insecure-skip-verify", "accepted; there is no certificate")
                    .deprecatedBecause(
                        "SCT verification is no longer performed during signing/attestation.")));
    flags.addAll(
        UnservedFlags.ofSigning(
            "identity-token",
            "fulcio-url",
            "fulcio-auth-flow",
            "oidc-issuer",
            "oidc-client-id",
            "oidc-client-secret-file",
            "oidc-provider",
            "oidc-redirect-url",
            "oidc-disable-ambient-providers",
            "certificate",
            "certificate-chain",
            "issue-certificate",
            "rekor-url",
            "timestamp-server-url",
            "timestamp-client-cacert",
            "timestamp-client-cert",
            "timestamp-client-key",
            "timestamp-server-name"));
    return flags;
  }

  /** Reads the flags, and refuses what does not go together, before anything is signed. */
  public static ServiceFlags read(CosignInvocation cosign) {
    boolean named = cosign.text(CONFIG).isPresent();
    if (cosign.invocation().isGiven(CONFIG) && cosign.invocation().isGiven(USE_CONFIG)) {
      throw both(cosign);
    }
    boolean uploads = cosign.isOn(UPLOAD);
    if (!uploads && (named || cosign.isOn(USE_CONFIG))) {
      throw noUpload(cosign, named);
    }
    TrustFlags.root(cosign, "");
    return new ServiceFlags(cosign.text(CONFIG).map(file -> config(cosign, file)), uploads);
  }

  private static SigningConfig config(CosignInvocation cosign, String file) {
    SigningConfig config =
        Prefixed.by(
            "error reading signing config from file: ",
            () -> SigningConfig.parse(cosign.read(file, SigningConfig.LARGEST), file));
    config.askedWithKey().keySet().stream()
        .findFirst()
        .ifPresent(services -> refuse(cosign, file, services));
    return config;
  }

  private static void refuse(CosignInvocation cosign, String file, String services) {
    throw Problem.of(file + " names services that this world does not have yet")
        .expected("a signing config without " + services)
        .found(services)
        .hint("without it only your key signs", cosign.line().without(CONFIG).toString())
        .asException();
  }

  private static LabException both(CosignInvocation cosign) {
    TypedLine line = cosign.line();
    return Problem.of(
            "if any flags in the group [use-signing-config signing-config] are set none of the"
                + " others can be; [signing-config use-signing-config] were all set")
        .expected("--signing-config FILE, or --use-signing-config=false")
        .found("both")
        .hint("by the file", line.without(USE_CONFIG).toString())
        .hint("without it", line.without(CONFIG).toString())
        .asException();
  }

  private static LabException noUpload(CosignInvocation cosign, boolean named) {
    Problem.Builder problem =
        Problem.of("--tlog-upload=false is not supported with --signing-config or --" + USE_CONFIG)
            .expected("a signing config without a log, or --use-signing-config=false beside it")
            .found(
                "--tlog-upload=false, which cosign 2.5 takes alone, which 3.0.2 takes and uploads"
                    + " all the same, and which 3.0.3 and later refuse");
    TypedLine line = cosign.line();
    return named
        ? problem
            .hint("the file says already what is used", line.without(UPLOAD).toString())
            .asException()
        : problem
            .hint("this works in 3.1 and here", line.with(USE_CONFIG, "false").toString())
            .asException();
  }

  /** Says that nothing is uploaded, unless a file or a flag asked for just that. */
  public void tell(CosignInvocation cosign, LayoutFlags layout) {
    if (config.isPresent() || !uploads) {
      return;
    }
    boolean withoutConfig = cosign.invocation().isGiven(USE_CONFIG) && !cosign.isOn(USE_CONFIG);
    if (withoutConfig) {
      LogWords.none(cosign, "--tlog-upload=false");
    } else if (layout.isLegacy()) {
      LogWords.none(cosign, "--use-signing-config=false --tlog-upload=false");
    } else {
      LogWords.none(cosign, "a --signing-config without one");
    }
  }
}
