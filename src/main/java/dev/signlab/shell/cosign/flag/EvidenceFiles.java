package dev.signlab.shell.cosign.flag;

import dev.signlab.engine.attach.LegacyEvidence;
import dev.signlab.engine.signatory.MadeSignature;
import dev.signlab.json.Json;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.storage.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The files that cosign 2 wrote beside the signature of a file: the signer's certificate, and a
 * timestamp. A bundle holds both.
 *
 * @param timestamp the name of the flag for the timestamp, of which there are two
 * @param stamping that flag
 */
public record EvidenceFiles(String timestamp, Flag stamping) {

  private static final String STAMP = "rfc3161-timestamp";
  private static final String STAMP_OF_STATEMENT = "rfc3161-timestamp-bundle";
  private static final String CERTIFICATE = "output-certificate";
  private static final String IN_BUNDLE =
      "please use --bundle to provide the output bundle location, which will include the ";

  /** Returns the files beside the signature of a file. */
  public static EvidenceFiles ofSignature() {
    return new EvidenceFiles(STAMP, stamping(STAMP));
  }

  /** Returns the files beside a signed statement about a file. */
  public static EvidenceFiles ofStatement() {
    return new EvidenceFiles(STAMP_OF_STATEMENT, stamping(STAMP_OF_STATEMENT));
  }

  /** Returns the flags. */
  public List<Flag> flags() {
    return List.of(
        Flag.file(CERTIFICATE, "file for the signer's certificate; legacy layout")
            .deprecatedBecause(IN_BUNDLE + "certificate"),
        stamping);
  }

  private static Flag stamping(String name) {
    return Flag.file(name, "file for the timestamp; legacy layout")
        .deprecatedBecause(IN_BUNDLE + "signed timestamp");
  }

  /** Bundles have no such files: cosign goes on without them, and so does the lab, but says so. */
  public void tellOfIgnored(CosignInvocation cosign, LayoutFlags layout) {
    List.of(CERTIFICATE, timestamp).stream()
        .filter(flag -> !layout.isLegacy() && cosign.text(flag).isPresent())
        .map(EvidenceFiles::ignored)
        .forEach(cosign::say);
  }

  private static String ignored(String flag) {
    return "WARNING: --"
        + flag
        + " is deprecated when using --new-bundle-format and will be ignored";
  }

  /**
   * Writes the files that were asked for.
   *
   * @param base64 whether the certificate of a signature is in Base64 once more, as cosign has it
   */
  public void write(CosignInvocation cosign, MadeSignature made, boolean base64) {
    cosign.text(CERTIFICATE).ifPresent(file -> certificate(cosign, made, file, base64));
    cosign.text(timestamp).ifPresent(file -> stamp(cosign, made, file));
  }

  private static void certificate(
      CosignInvocation cosign, MadeSignature made, String file, boolean base64) {
    if (made.certificate().isEmpty()) {
      cosign.say("WARNING: Could not output signer certificate. Was a certificate used?");
      return;
    }
    byte[] pem = made.signerPem().getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = base64 ? Base64.getEncoder().encode(pem) : pem;
    AtomicFile.writeSecret(cosign.invocation().output(file), bytes);
    cosign.say("Wrote certificate to file " + file);
  }

  private static void stamp(CosignInvocation cosign, MadeSignature made, String file) {
    if (made.timestamps().isEmpty()) {
      cosign.say("WARNING: no timestamp authority was asked: " + file + " is not written");
      return;
    }
    byte[] json = Json.write(LegacyEvidence.timestamp(made.timestamps().getFirst()));
    AtomicFile.writeSecret(cosign.invocation().output(file), json);
    cosign.say("RFC3161 timestamp written to file " + file);
  }
}
