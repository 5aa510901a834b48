package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * So many different signers have signed an image: keys, whatever their files are called, and
 * identities.
 *
 * @param image which
 * @param keys the files of the public keys that count
 * @param identities whoever else counts
 * @param issuer who vouches for the identities; empty where there are none
 * @param least how many of them must have signed
 */
record SignersCheck(
    Reference image, List<String> keys, List<String> identities, String issuer, int least)
    implements Check {

  static final CheckType TYPE =
      new CheckType(
              "signers",
              "so many different keys and identities have signed an image",
              List.of(
                  FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image"),
                  FieldSpec.optional(
                      "keys", FieldSpec.Kind.TEXTS, "files of public keys that count"),
                  FieldSpec.optional("identities", FieldSpec.Kind.TEXTS, "signers that count"),
                  FieldSpec.optional("issuer", FieldSpec.Kind.TEXT, "who vouches for identities"),
                  FieldSpec.optional(
                      "least", FieldSpec.Kind.NUMBER, "how many of them; all if absent")),
              "signers: { image: \"localhost:5001/studentbook:1.0\", keys: [cosign.pub, other.pub],"
                  + " least: 2 }",
              SignersCheck::read)
          .fails(Cause.NO_FILE, Cause.NO_IMAGE, Cause.NO_SIGNATURE, Cause.NOT_DONE)
          .after(
              "cosign sign --key cosign.key localhost:5001/studentbook:1.0",
              "cosign sign --key other.key localhost:5001/studentbook:1.0");

  /** Copies the lists. */
  SignersCheck {
    keys = List.copyOf(keys);
    identities = List.copyOf(identities);
  }

  private static SignersCheck read(Fields fields) {
    List<String> keys = fields.allParsed("keys", WorkspaceFile::parse);
    List<String> identities = fields.texts("identities");
    String issuer = identities.isEmpty() ? "" : fields.text("issuer");
    int all = keys.size() + identities.size();
    if (all == 0) {
      fields.findings().add(fields.place(), "no signer counts", "keys: or identities:", "neither");
    }
    return new SignersCheck(
        fields.parsed("image", Reference::parse, Placeholder.IMAGE),
        keys,
        identities,
        issuer,
        fields.optionalNumber("least", 1, Math.max(1, all)).orElse(all));
  }

  @Override
  public String goal() {
    String who =
        Stream.concat(keys.stream(), identities.stream()).collect(Collectors.joining(", "));
    return image + " carries signatures of " + least + " different signers out of " + who;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return keys.stream()
        .flatMap(key -> Needs.file(view, key, "a public key").stream())
        .findFirst()
        .or(() -> Needs.image(view, image))
        .orElseGet(() -> judged(view));
  }

  private CheckResult judged(LabView view) {
    Set<String> signed = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (String key : keys) {
      if (Signatures.by(view, image, key).verified() > 0
          && signed.add(Needs.key(view, key).key().fingerprint())) {
        names.add(key);
      }
    }
    for (String identity : identities) {
      if (Signatures.by(view, image, identity, issuer).verified() > 0 && signed.add(identity)) {
        names.add(identity);
      }
    }
    String found = names.isEmpty() ? "none of them" : String.join(", ", names);
    return names.size() >= least
        ? new CheckResult.Passed(found)
        : CheckResult.failed(
            view.signatures(image) == 0 ? Cause.NO_SIGNATURE : Cause.NOT_DONE,
            "the signatures of " + image,
            least + " different signers",
            found);
  }
}
