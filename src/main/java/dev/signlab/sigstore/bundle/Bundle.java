package dev.signlab.sigstore.bundle;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.protojson.ProtoFields;
import dev.signlab.sigstore.protojson.ProtoObject;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Path;
import java.util.List;

/**
 * A signature with what its verification needs. Versions 0.1 to 0.3 are read, strictly and within
 * bounds; 0.3 is written. Nothing is verified here.
 *
 * @param version of the form in which it was read, or the newest for a new one
 * @param material for the verification
 * @param content what was signed
 */
public record Bundle(BundleVersion version, VerificationMaterial material, BundleContent content) {

  /** The most bytes of a bundle that are read: 128 MiB. */
  public static final int LARGEST = 128 << 20;

  /**
   * Reads a bundle. Whatever is wrong with it is one problem with the cause {@link
   * Cause#MALFORMED}.
   *
   * @param json the file's content
   * @param what names it in problems
   */
  public static Bundle parse(byte[] json, String what) {
    if (json.length > LARGEST) {
      throw Problem.of(what + " is too large")
          .expected("at most " + LARGEST + " bytes")
          .found(json.length + " bytes")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return parse(ProtoFields.parse(json, what));
  }

  /** Reads the bundle in a file. */
  public static Bundle read(Path file) {
    return parse(BoundedFile.read(file.toAbsolutePath(), LARGEST), file.toString());
  }

  /** Returns a bundle of the newest version whose signature verifies by a key known beforehand. */
  public static Bundle ofKey(VerificationKey key, BundleContent content) {
    return of(
        new VerificationMaterial(KeySource.PublicKeyHint.of(key), List.of(), List.of()), content);
  }

  /** Returns a bundle of the newest version; what that version forbids is a problem. */
  public static Bundle of(VerificationMaterial material, BundleContent content) {
    Bundle bundle = new Bundle(BundleVersion.V0_3, material, content);
    BundleShape.check(bundle, "the bundle");
    return bundle;
  }

  /**
   * Writes the bundle in version 0.3, fields in cosign's order. Of a chain of certificates the
   * signer's own is kept, as that version has it; an entry of a log without proof of inclusion is a
   * problem.
   */
  public byte[] bytes() {
    ProtoObject bundle =
        new ProtoObject()
            .text("mediaType", BundleVersion.V0_3.mediaType())
            .object("verificationMaterial", newest().material.toProto());
    content.writeTo(bundle);
    return Json.write(bundle.node());
  }

  private Bundle newest() {
    KeySource source =
        material.keySource() instanceof KeySource.CertificateChain chain
            ? new KeySource.LeafCertificate(chain.certificates().getFirst())
            : material.keySource();
    return of(
        new VerificationMaterial(source, material.tlogEntries(), material.timestamps()), content);
  }

  private static Bundle parse(ProtoFields fields) {
    fields.only("mediaType", "verificationMaterial", "messageSignature", "dsseEnvelope");
    BundleVersion version = BundleVersion.of(fields.text("mediaType"), fields.what());
    BundleContent content = content(fields);
    VerificationMaterial material =
        VerificationMaterial.parse(fields.object("verificationMaterial"));
    Bundle bundle = new Bundle(version, material, content);
    BundleShape.check(bundle, fields.what());
    return bundle;
  }

  private static BundleContent content(ProtoFields fields) {
    if (fields.has("messageSignature") == fields.has("dsseEnvelope")) {
      throw fields.malformed(
          "must hold one signature",
          "either messageSignature or dsseEnvelope",
          fields.has("dsseEnvelope") ? "both" : "neither");
    }
    return fields.has("messageSignature")
        ? MessageSignature.parse(fields.object("messageSignature"))
        : new BundleContent.Envelope(DsseEnvelope.of(fields.object("dsseEnvelope")));
  }
}
