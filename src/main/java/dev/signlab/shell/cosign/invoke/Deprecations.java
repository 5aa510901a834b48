package dev.signlab.shell.cosign.invoke;

import dev.signlab.shell.command.Flag;
import java.util.List;
import java.util.Map;

/** Why cosign 3.1 deprecates its flags, in its own words; the same flag may have two reasons. */
final class Deprecations {

  private static final String CONFIG = "please use a signing config to specify ";
  private static final String BUNDLE =
      "please use --bundle to provide the output bundle location, which will include the ";
  private static final String AUTHORITIES = "please use --trusted-root to provide ";
  private static final String HELP = "; see `cosign signing-config --help`";

  private static final Map<String, String> OF_ALL =
      Map.of("attachment-tag-prefix", "please use OCI referrers");

  private static final Map<String, String> OF_SIGNING =
      Map.ofEntries(
          Map.entry("fulcio-url", CONFIG + "a fulcio url" + HELP),
          Map.entry("rekor-url", CONFIG + "a rekor url" + HELP),
          Map.entry("timestamp-server-url", CONFIG + "a timestamp server url" + HELP),
          Map.entry(
              "oidc-issuer", CONFIG + "an OIDC issuer; see `cosign signing-config create --help`"),
          Map.entry(
              "rekor-entry-type",
              "support for this flag will be removed in the future. it is strongly discouraged to"
                  + " rely on Rekor for attestation storage, and in future releases of Rekor, this"
                  + " functionality will be removed."),
          Map.entry("output-certificate", BUNDLE + "certificate"),
          Map.entry("output-payload", BUNDLE + "payload"),
          Map.entry("output-signature", BUNDLE + "signature"),
          Map.entry("rfc3161-timestamp-bundle", BUNDLE + "signed timestamp"),
          Map.entry("rfc3161-timestamp", BUNDLE + "signed timestamp"),
          Map.entry(
              "attachment",
              "please use OCI referrers for attachments; see `cosign attach sbom"
                  + " --registry-referrers-mode=oci-1-1 --help`"),
          Map.entry(
              "insecure-skip-verify",
              "SCT verification is no longer performed during signing/attestation."),
          Map.entry("issue-certificate", "support for this flag will be removed in the future"),
          Map.entry("record-creation-timestamp", "not used with the new bundle format"));

  private static final Map<String, String> OF_VERIFYING =
      Map.ofEntries(
          Map.entry("ca-intermediates", AUTHORITIES + "CA certificates"),
          Map.entry("ca-roots", AUTHORITIES + "CA certificates"),
          Map.entry("certificate-chain", AUTHORITIES + "the certificate chain"),
          Map.entry(
              "timestamp-certificate-chain",
              AUTHORITIES + "the timestamp authority certificate chain"),
          Map.entry(
              "certificate",
              "please use --bundle with --trusted-root to provide the public certificate"),
          Map.entry("rekor-url", "please use --bundle, which includes the Rekor inclusion proof"),
          Map.entry("rfc3161-timestamp", BUNDLE + "signed timestamp"),
          Map.entry("sct", "a Signed Certificate Timestamp is now provided via a Sigstore bundle"),
          Map.entry(
              "signature",
              "signatures are automatically fetched from the OCI registry during image"
                  + " verification"),
          Map.entry(
              "signature-digest-algorithm",
              "please use --bundle, which already includes the digest algorithm"),
          Map.entry(
              "attachment",
              "please use OCI referrers for attachments and verify with `--experimental-oci11`"));

  private Deprecations() {}

  static List<Flag> ofSigning(List<Flag> flags) {
    return flags.stream().map(flag -> deprecated(flag, OF_SIGNING)).toList();
  }

  static List<Flag> ofVerifying(List<Flag> flags) {
    return flags.stream().map(flag -> deprecated(flag, OF_VERIFYING)).toList();
  }

  static List<Flag> ofAll(List<Flag> flags) {
    return flags.stream().map(flag -> deprecated(flag, OF_ALL)).toList();
  }

  private static Flag deprecated(Flag flag, Map<String, String> reasons) {
    String reason = reasons.getOrDefault(flag.name(), OF_ALL.getOrDefault(flag.name(), ""));
    return reason.isEmpty() || !flag.deprecated().isEmpty() ? flag : flag.deprecatedBecause(reason);
  }
}
