package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
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
        fields.parsed("type", Attestations::type, "custom"),
        fields.parsed("key", WorkspaceFile::parse, "unread"),
        fields.optionalNumber("count", 1, 1000).orElse(1));
  }

  @Override
  public String goal() {
    String what = count == 1 ? "an attestation" : count + " attestations";
    return key + " verifies " + what + " of type " + type + " of " + image;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, key, "a public key")
        .or(() -> Needs.image(view, image))
        .orElseGet(() -> judged(view));
  }

  private CheckResult judged(LabView view) {
    Path file = view.folder().resolve(key);
    LabView.Verdict verdict = view.verifyAttestations(image, file, type);
    return Judged.of(verdict, count, this, "the attestations of " + image, " with " + key);
  }
}
