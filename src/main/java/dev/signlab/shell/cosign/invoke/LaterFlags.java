package dev.signlab.shell.cosign.invoke;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import java.util.ArrayList;
import java.util.List;

/** Flags of cosign that the lab knows by name and does not serve yet: refused with the reason. */
public final class LaterFlags {

  private static final String KEYLESS = "signing without keys";
  private static final String LOG = "the transparency log";
  private static final String TIME = "timestamps";
  private static final String DEVICE =
      "PIV security keys, to which the lab does not speak; tokens are there: --key pkcs11:…";

  private final List<Flag> flags = new ArrayList<>();

  private LaterFlags() {}

  public static List<Flag> ofSign() {
    return Deprecations.ofSigning(
        new LaterFlags()
            .values(KEYLESS, "identity-token", "fulcio-url", "oidc-issuer", "oidc-client-id")
            .values(KEYLESS, "oidc-provider", "oidc-redirect-url", "fulcio-auth-flow")
            .values(KEYLESS, "certificate", "certificate-chain")
            .toggles(KEYLESS, "oidc-disable-ambient-providers", "issue-certificate")
            .values(LOG, "rekor-url", "trusted-root", "rekor-entry-type")
            .values(TIME, "timestamp-server-url")
            .values(KEYLESS, "oidc-client-secret-file")
            .values(TIME, "timestamp-client-cacert", "timestamp-client-cert")
            .values(TIME, "timestamp-client-key", "timestamp-server-name")
            .toggles("times of attachments", "record-creation-timestamp")
            .unneeded()
            .toggles(DEVICE, "sk")
            .values(DEVICE, "slot")
            .registry()
            .flags);
  }

  public static List<Flag> ofVerify() {
    return Deprecations.ofVerifying(
        new LaterFlags()
            .values(KEYLESS, "certificate-identity", "certificate-identity-regexp")
            .values(KEYLESS, "certificate-oidc-issuer", "certificate-oidc-issuer-regexp")
            .values(
                KEYLESS, "certificate", "certificate-chain", "ca-roots", "ca-intermediates", "sct")
            .toggles(KEYLESS, "insecure-ignore-sct")
            .values(LOG, "rekor-url")
            .toggles(TIME, "use-signed-timestamps")
            .values(TIME, "timestamp-certificate-chain")
            .workflow()
            .toggles(DEVICE, "sk")
            .values(DEVICE, "slot")
            .registry()
            .flags);
  }

  public static List<Flag> ofAttest() {
    return Deprecations.ofSigning(new LaterFlags().attesting().registry().flags);
  }

  public static List<Flag> ofAttestBlob() {
    return Deprecations.ofSigning(
        new LaterFlags()
            .attesting()
            .values(KEYLESS, "output-certificate")
            .values(TIME, "rfc3161-timestamp-bundle", "rfc3161-timestamp")
            .flags);
  }

  private LaterFlags attesting() {
    return keyless()
        .values(KEYLESS, "certificate", "certificate-chain")
        .values(LOG, "rekor-url", "trusted-root", "rekor-entry-type")
        .values(TIME, "timestamp-server-url", "timestamp-client-cacert")
        .values(TIME, "timestamp-client-cert", "timestamp-client-key", "timestamp-server-name")
        .toggles("times of attachments", "record-creation-timestamp")
        .toggles(
            "cosign 2.5 takes the word and attests the index alone: attest each by its digest",
            "recursive")
        .toggles(KEYLESS, "issue-certificate")
        .unneeded()
        .toggles(DEVICE, "sk")
        .values(DEVICE, "slot");
  }

  private LaterFlags keyless() {
    return values(KEYLESS, "identity-token", "fulcio-url", "oidc-issuer", "oidc-client-id")
        .values(KEYLESS, "oidc-client-secret-file")
        .values(KEYLESS, "oidc-provider", "oidc-redirect-url", "fulcio-auth-flow")
        .toggles(KEYLESS, "oidc-disable-ambient-providers");
  }

  public static List<Flag> ofVerifyAttestation() {
    return Deprecations.ofVerifying(new LaterFlags().verifyingAttestations().registry().flags);
  }

  public static List<Flag> ofVerifyBlobAttestation() {
    return Deprecations.ofVerifying(
        new LaterFlags()
            .verifyingAttestations()
            .values(TIME, "rfc3161-timestamp-bundle", "rfc3161-timestamp")
            .flags);
  }

  private LaterFlags verifyingAttestations() {
    return values(KEYLESS, "certificate-identity", "certificate-identity-regexp")
        .values(KEYLESS, "certificate-oidc-issuer", "certificate-oidc-issuer-regexp")
        .workflow()
        .values(KEYLESS, "certificate", "certificate-chain", "ca-roots", "ca-intermediates", "sct")
        .toggles(KEYLESS, "insecure-ignore-sct", "allow-certificate-chain")
        .values(LOG, "rekor-url")
        .toggles(TIME, "use-signed-timestamps")
        .values(TIME, "timestamp-certificate-chain")
        .toggles(DEVICE, "sk")
        .values(DEVICE, "slot");
  }

  public static List<Flag> ofRegistry() {
    return Deprecations.ofAll(new LaterFlags().registry().flags);
  }

  /** Refuses the first flag that was given and is not served yet. */
  public static void refuse(Invocation invocation) {
    for (Flag flag : invocation.spec().flags()) {
      if (!flag.description().startsWith(MARK)) {
        continue;
      }
      boolean given =
          flag.isToggle() ? invocation.isOn(flag.name()) : invocation.flag(flag.name()).isPresent();
      if (given && !AuthoritiesBesideKey.are(flag, invocation)) {
        throw refused(flag, invocation);
      }
    }
  }

  private static final String MARK = "not yet: ";

  /** Flags for security keys alone. */
  public static List<Flag> ofDevices() {
    return new LaterFlags().toggles(DEVICE, "sk").values(DEVICE, "slot").flags;
  }

  private static RuntimeException refused(Flag flag, Invocation invocation) {
    String subject = flag.description().substring(MARK.length());
    return Problem.of("--" + flag.name() + " is not served by this lab yet")
        .expected("the flags that --help lists without \"not yet\"")
        .found("--" + flag.name() + ", which belongs to " + subject)
        .hint("see those flags", invocation.spec().name() + " --help")
        .asException();
  }

  private LaterFlags workflow() {
    return values(KEYLESS, "certificate-github-workflow-name", "certificate-github-workflow-ref")
        .values(KEYLESS, "certificate-github-workflow-repository")
        .values(KEYLESS, "certificate-github-workflow-sha", "certificate-github-workflow-trigger");
  }

  private LaterFlags unneeded() {
    flags.add(
        Flag.toggle("insecure-skip-verify", "accepted; cosign 3 looks at no SCT here either"));
    return this;
  }

  private LaterFlags values(String subject, String... names) {
    for (String name : names) {
      flags.add(Flag.text(name, "VALUE", MARK + subject));
    }
    return this;
  }

  private LaterFlags toggles(String subject, String... names) {
    for (String name : names) {
      flags.add(Flag.toggle(name, MARK + subject));
    }
    return this;
  }

  /** The keychain is that of cloud providers' and clusters' own services. */
  private LaterFlags registry() {
    return toggles("credentials of a cluster: log in, or use a credential helper", "k8s-keychain")
        .values("tags under other names; COSIGN_REPOSITORY moves them", "attachment-tag-prefix");
  }
}
