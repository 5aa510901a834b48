package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.ExpectedText;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import dev.signlab.scenario.source.Nearest;
import dev.signlab.sigstore.certificate.FulcioExtension;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A signature of an image holds whose certificate says more than a name.
 *
 * @param image which
 * @param identity who signed, and all that the certificate must say of it
 */
record CertificateOfCheck(Reference image, ExpectedIdentity identity) implements Check {

  private static final List<String> CLAIMS =
      Arrays.stream(FulcioExtension.values()).map(CertificateOfCheck::word).toList();

  static final CheckType TYPE =
      new CheckType(
              "certificate-of",
              "an image carries a signature whose certificate says everything asked for",
              List.of(
                  FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image"),
                  FieldSpec.required("identity", FieldSpec.Kind.TEXT, "who signed, to the letter"),
                  FieldSpec.required(
                      "issuer", FieldSpec.Kind.TEXT, "the URL of who vouches for that"),
                  FieldSpec.optional(
                      "says",
                      FieldSpec.Kind.PAIRS,
                      "extensions and their values: " + String.join(", ", CLAIMS))),
              "certificate-of: { image: \"localhost:5001/studentbook:1.0\","
                  + " identity: ada@example.com, issuer: \"http://localhost:5101\","
                  + " says: { issuer-v2: \"http://localhost:5101\" } }",
              CertificateOfCheck::read)
          .fails(Cause.NO_IMAGE)
          .verifying()
          .after(
              "world token --identity ada@example.com > token.txt",
              "cosign sign --identity-token token.txt localhost:5001/studentbook:1.0");

  private static CertificateOfCheck read(Fields fields) {
    Map<FulcioExtension, String> says = new EnumMap<>(FulcioExtension.class);
    fields.textMap("says").forEach((name, text) -> add(fields, name, text, says));
    return new CertificateOfCheck(
        fields.parsed("image", Reference::parse, Placeholder.IMAGE),
        new ExpectedIdentity(
            new ExpectedText.Exactly(fields.text("identity")),
            new ExpectedText.Exactly(fields.text("issuer")),
            says));
  }

  private static void add(
      Fields fields, String name, String text, Map<FulcioExtension, String> says) {
    Optional<FulcioExtension> known =
        Arrays.stream(FulcioExtension.values()).filter(e -> word(e).equals(name)).findFirst();
    if (known.isPresent()) {
      says.put(known.get(), text);
      return;
    }
    fields
        .findings()
        .add(
            fields.place("says"),
            "certificates have no extension '" + name + "'",
            "one of " + String.join(", ", CLAIMS),
            name,
            Nearest.advice(name, CLAIMS));
  }

  private static String word(FulcioExtension each) {
    return each.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String goal() {
    return image
        + " carries a signature of "
        + identity.subject()
        + (identity.claims().isEmpty() ? "" : " with " + says());
  }

  private String says() {
    return identity.claims().entrySet().stream()
        .map(each -> word(each.getKey()) + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.image(view, image).orElseGet(() -> judged(view.verify(image, identity)));
  }

  private CheckResult judged(LabView.Verdict verdict) {
    return Judged.of(verdict, 1, this, "the signatures of " + image, "");
  }
}
