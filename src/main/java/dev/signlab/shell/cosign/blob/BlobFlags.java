package dev.signlab.shell.cosign.blob;

import dev.signlab.shell.command.Flag;
import java.util.ArrayList;
import java.util.List;

/**
 * The flags of the commands for files: those that belong to parts which the lab does not have yet
 * are refused with the reason, deprecated ones work and say what cosign says of them.
 */
final class BlobFlags {

  static final String BUNDLE = "bundle";
  static final String NEW_FORMAT = "new-bundle-format";
  static final String SIGNING_CONFIG = "signing-config";
  static final String TRUSTED_ROOT = "trusted-root";
  static final String SIGNATURE = "signature";
  static final String OUT = "out";

  private static final String LATER = "not yet: ";
  private static final String KEYLESS = LATER + "signing without keys";
  private static final String LOG = LATER + "asking the transparency log";
  private static final String TIME = LATER + "timestamps";
  private static final String DEVICE = LATER + "PIV security keys; PKCS#11 is there: --key pkcs11:";
  private static final String IN_BUNDLE =
      "please use --bundle to provide the output bundle location, which will include the %s";

  private BlobFlags() {}

  static Flag newFormat() {
    return Flag.toggle(NEW_FORMAT, "a sigstore bundle; =false for what cosign 2 wrote")
        .withDefault("true")
        .deprecatedBecause("this will be the only supported format in future versions");
  }

  /** What of {@code sign-blob} is not there yet. */
  static List<Flag> laterOfSigning() {
    List<Flag> flags = new ArrayList<>();
    texts(flags, KEYLESS, "identity-token", "fulcio-auth-flow", "oidc-client-id", "oidc-provider");
    texts(flags, KEYLESS, "oidc-client-secret-file", "oidc-redirect-url");
    texts(flags, KEYLESS, "certificate", "certificate-chain");
    flags.add(Flag.toggle("oidc-disable-ambient-providers", KEYLESS));
    configured(flags, KEYLESS, "fulcio-url", "a fulcio url");
    deprecated(
        flags,
        KEYLESS,
        "oidc-issuer",
        "please use a signing config to specify an OIDC issuer; see `cosign signing-config create"
            + " --help`");
    configured(flags, LOG, "rekor-url", "a rekor url");
    configured(flags, TIME, "timestamp-server-url", "a timestamp server url");
    texts(flags, TIME, "timestamp-client-cacert", "timestamp-client-cert");
    texts(flags, TIME, "timestamp-client-key", "timestamp-server-name");
    deprecated(flags, KEYLESS, "output-certificate", IN_BUNDLE.formatted("certificate"));
    deprecated(flags, TIME, "rfc3161-timestamp", IN_BUNDLE.formatted("signed timestamp"));
    flags.add(
        Flag.toggle("issue-certificate", KEYLESS)
            .deprecatedBecause("support for this flag will be removed in the future"));
    return device(flags);
  }

  /** What of {@code verify-blob} is not there yet. */
  static List<Flag> laterOfVerifying() {
    List<Flag> flags = new ArrayList<>();
    texts(flags, KEYLESS, IDENTITIES.toArray(String[]::new));
    texts(flags, KEYLESS, "certificate-oidc-issuer", "certificate-oidc-issuer-regexp");
    for (String claim : List.of("name", "ref", "repository", "sha", "trigger")) {
      texts(flags, KEYLESS, "certificate-github-workflow-" + claim);
    }
    flags.add(Flag.toggle("insecure-ignore-sct", KEYLESS));
    flags.add(Flag.toggle("use-signed-timestamps", TIME));
    String root = "please use --trusted-root to provide ";
    deprecated(
        flags,
        KEYLESS,
        "certificate",
        "please use --bundle with --trusted-root to provide" + " the public certificate");
    deprecated(flags, KEYLESS, "certificate-chain", root + "the certificate chain");
    deprecated(flags, KEYLESS, "ca-roots", root + "CA certificates");
    deprecated(flags, KEYLESS, "ca-intermediates", root + "CA certificates");
    deprecated(
        flags,
        KEYLESS,
        "sct",
        "a Signed Certificate Timestamp is now provided via a" + " Sigstore bundle");
    deprecated(
        flags,
        LOG,
        "rekor-url",
        "please use --bundle, which includes the Rekor inclusion" + " proof");
    deprecated(
        flags,
        TIME,
        "timestamp-certificate-chain",
        root + "the timestamp authority certificate chain");
    deprecated(flags, TIME, "rfc3161-timestamp", IN_BUNDLE.formatted("signed timestamp"));
    return device(flags);
  }

  /** The flags that ask for an identity instead of a key. */
  static final List<String> IDENTITIES =
      List.of("certificate-identity", "certificate-identity-regexp");

  /** What of {@code bundle create} is not there yet. */
  static List<Flag> laterOfBundles() {
    List<Flag> flags = new ArrayList<>();
    texts(flags, KEYLESS, "certificate");
    texts(flags, TIME, "rfc3161-timestamp");
    return device(flags);
  }

  private static List<Flag> device(List<Flag> flags) {
    flags.add(Flag.toggle("sk", DEVICE));
    texts(flags, DEVICE, "slot");
    return List.copyOf(flags);
  }

  private static void configured(List<Flag> flags, String subject, String name, String what) {
    String reason =
        "please use a signing config to specify " + what + "; see `cosign signing-config --help`";
    deprecated(flags, subject, name, reason);
  }

  private static void deprecated(List<Flag> flags, String subject, String name, String reason) {
    flags.add(Flag.text(name, "VALUE", subject).deprecatedBecause(reason));
  }

  private static void texts(List<Flag> flags, String subject, String... names) {
    for (String name : names) {
      flags.add(Flag.text(name, "VALUE", subject));
    }
  }
}
