package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An attestation of an image, by a key, has a value in what it states.
 *
 * @param image which
 * @param type of the predicate, as people type it
 * @param key the file of the public key
 * @param value what must be where in the predicate
 */
record AttestationValueCheck(Reference image, String type, String key, ValueAt value)
    implements Check {

  static final CheckType TYPE =
      new CheckType(
              "attestation-value",
              "an attestation that a public key verifies has a value in its predicate",
              ValueAt.behind(
                  FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image"),
                  FieldSpec.required(
                      "type", FieldSpec.Kind.TEXT, "a short name of cosign, or a URI"),
                  FieldSpec.required("key", FieldSpec.Kind.FILE, "the public key")),
              "attestation-value: { image: \"localhost:5001/studentbook:1.0\","
                  + " type: \"https://example.com/review\", key: cosign.pub, at: /approved,"
                  + " equals: \"true\" }",
              AttestationValueCheck::read)
          .fails(Cause.NO_FILE, Cause.NO_IMAGE, Cause.POLICY)
          .verifying()
          .after(
              "echo '{\"approved\": true}' > review.json",
              "cosign attest --key cosign.key --type https://example.com/review --predicate"
                  + " review.json localhost:5001/studentbook:1.0");

  private static AttestationValueCheck read(Fields fields) {
    return new AttestationValueCheck(
        fields.parsed("image", Reference::parse, Placeholder.IMAGE),
        fields.parsed("type", Attestations::type, "custom"),
        fields.parsed("key", WorkspaceFile::parse, "unread"),
        ValueAt.read(fields));
  }

  @Override
  public String goal() {
    return value.goal("an attestation of " + image + " of type " + type);
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, key, "a public key")
        .or(() -> Needs.image(view, image))
        .orElseGet(() -> judged(Attestations.by(view, image, type, key)));
  }

  private CheckResult judged(VerificationReport report) {
    if (report.failure().isPresent()) {
      return Judged.of(report, "the attestations of " + image, "");
    }
    List<JsonNode> stated =
        report.attestations().stream().map(each -> each.statement().predicate()).toList();
    return stated.stream()
        .filter(value::isIn)
        .findFirst()
        .<CheckResult>map(found -> new CheckResult.Passed(value.found(found)))
        .orElseGet(
            () ->
                CheckResult.failed(
                    Cause.POLICY,
                    "what is attested of " + image,
                    value.words(),
                    value.found(stated.getLast())));
  }
}
