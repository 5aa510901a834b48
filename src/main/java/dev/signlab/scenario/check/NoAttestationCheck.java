package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import dev.signlab.sigstore.intoto.PredicateType;
import java.util.List;
import java.util.Optional;

/**
 * An image is there, and nothing of a type is attested of it.
 *
 * @param image which
 * @param type of the predicate; nothing when none of any type may be there
 */
record NoAttestationCheck(Reference image, Optional<String> type) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "no-attestation",
              "an image is in the registry and nobody has attested anything, or nothing of a type",
              List.of(
                  FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image"),
                  FieldSpec.optional(
                      "type", FieldSpec.Kind.TEXT, "the only type that is looked for")),
              "no-attestation: { image: \"localhost:5001/studentbook:draft\", type: spdxjson }",
              NoAttestationCheck::read)
          .fails(Cause.NO_IMAGE, Cause.NOT_DONE)
          .after("cosign clean -f localhost:5001/studentbook:draft");

  private static NoAttestationCheck read(Fields fields) {
    return new NoAttestationCheck(
        fields.parsed("image", Reference::parse, Placeholder.IMAGE),
        fields.optionalParsed("type", Attestations::type));
  }

  @Override
  public String goal() {
    return image + " has no attestation" + type.map(only -> " of type " + only).orElse("");
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.image(view, image).orElseGet(() -> judged(Attestations.types(view, image)));
  }

  private CheckResult judged(List<PredicateType> there) {
    Optional<PredicateType> wanted = type.map(PredicateType::parse);
    List<String> found =
        there.stream()
            .filter(each -> wanted.filter(only -> !only.equals(each)).isEmpty())
            .map(PredicateType::uri)
            .toList();
    return found.isEmpty()
        ? new CheckResult.Passed("none")
        : CheckResult.failed(
            Cause.NOT_DONE, "what is attested of " + image, "nothing", String.join(", ", found));
  }
}
