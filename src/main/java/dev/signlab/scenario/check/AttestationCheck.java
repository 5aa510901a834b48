package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import dev.signlab.sigstore.intoto.PredicateType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An image carries an attestation of a type, by a key.
 *
 * @param image which
 * @param type of the predicate, as people type it
 * @param key the file of the public key
 * @param count how many attestations of that kind there must be at least
 */
public record AttestationCheck(Reference image, String type, String key, int count)
    implements Check {

  static final CheckType TYPE =
      new CheckType(
              "attestation",
              "an image carries an attestation that a public key verifies",
              List.of(
                  FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image"),
                  FieldSpec.required(
                      "type", FieldSpec.Kind.TEXT, "a short name of cosign, or a URI"),
                  FieldSpec.required("key", FieldSpec.Kind.FILE, "the public key"),
                  FieldSpec.optional(
                      "count", FieldSpec.Kind.NUMBER, "at least so many; 1 if absent")),
              "attestation: { image: \"localhost:5001/studentbook:1.0\", type: spdxjson,"
                  + " key: cosign.pub }",
              AttestationCheck::read)
          .fails(Cause.NO_FILE, Cause.NO_IMAGE, Cause.NOT_DONE)
          .verifying()
          .after(
              "syft localhost:5001/studentbook:1.0 -o spdx-json > sbom.spdx.json",
              "cosign attest --key cosign.key --type spdxjson --predicate sbom.spdx.json"
                  + " localhost:5001/studentbook:1.0");

  private static AttestationCheck read(Fields fields) {
    return new AttestationCheck(
        fields.parsed("image", Reference::parse, Placeholder.IMAGE),
        fields.parsed("type", AttestationCheck::known, "custom"),
        fields.parsed("key", WorkspaceFile::parse, "unread"),
        fields.optionalNumber("count", 1, 1000).orElse(1));
  }

  private static String known(String type) {
    PredicateType.parse(type);
    return type;
  }

  @Override
  public String goal() {
    String what = count == 1 ? "an attestation" : count + " attestations";
    return key + " verifies " + what + " of type " + type + " of " + image;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    Path file = view.folder().resolve(key);
    if (!Files.isRegularFile(file)) {
      return CheckResult.failed(Cause.NO_FILE, key, "a public key", "no such file");
    }
    if (view.image(image).isEmpty()) {
      return CheckResult.failed(Cause.NO_IMAGE, "HEAD " + image, "an image", "none of that name");
    }
    LabView.Verdict verdict = view.verifyAttestations(image, file, type);
    if (verdict.failure().isPresent()) {
      return new CheckResult.Failed("the attestations of " + image, verdict.failure().get());
    }
    return verdict.verified() >= count
        ? new CheckResult.Passed(verdict.verified() + " verified with " + key)
        : CheckResult.failed(
            Cause.NOT_DONE, goal(), count + " or more", String.valueOf(verdict.verified()));
  }
}
