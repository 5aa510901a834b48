package dev.signlab.shell.diagnose;

import dev.signlab.diagnosis.FileKind;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.cosign.words.AttestationText;
import dev.signlab.sigstore.intoto.PredicateType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is attested of an image, where something of another type was asked for, or nothing is.
 *
 * @param setting what there is
 * @param attest the command that attests
 * @param verify the command that verifies signatures
 */
record TypeSearch(Setting setting, CommandSpec attest, CommandSpec verify) {

  private static final String TYPE = "type";
  private static final String KEY = "key";

  Optional<Finding> of(LineWords line, Problem refused) {
    for (String uri : uris(refused)) {
      LineWords meant = with(line, alias(uri));
      if (setting.trials().run(meant.all()).passed()) {
        return Optional.of(
            new Finding(
                "the attestation is of the type " + alias(uri),
                new Hint("of that type", meant.toString())));
      }
    }
    return uris(refused).isEmpty() ? nothing(line) : Optional.empty();
  }

  /** A signature is to cosign an attestation of a type of its own. */
  private static List<String> uris(Problem refused) {
    return AttestationText.typesIn(refused.summary()).stream()
        .filter(uri -> !uri.equals(PredicateType.COSIGN_SIGN.uri()))
        .toList();
  }

  private static LineWords with(LineWords line, String type) {
    return line.first(TYPE)
        .map(part -> line.with(part, type))
        .orElseGet(() -> line.withFlag(TYPE, type));
  }

  /** The one in JSON is what tools write. */
  private static String alias(String uri) {
    return PredicateType.aliases().entrySet().stream()
        .filter(each -> each.getValue().uri().equals(uri))
        .map(Map.Entry::getKey)
        .max((one, other) -> Boolean.compare(one.endsWith("json"), other.endsWith("json")))
        .orElse(uri);
  }

  private Optional<Finding> nothing(LineWords line) {
    return line.arguments()
        .findFirst()
        .filter(image -> image.role().isImage())
        .flatMap(image -> nothing(line, image.value()));
  }

  private Optional<Finding> nothing(LineWords line, String image) {
    String type = line.first(TYPE).map(Part::value).orElse("custom");
    Set<FileKind> kinds = FileMender.kinds(type);
    SbomFiles files = new SbomFiles(setting, image);
    Optional<String> file = files.fitting(kinds);
    Optional<String> key = setting.files().of(Set.of(FileKind.PRIVATE_KEY)).stream().findFirst();
    if (file.isEmpty() || key.isEmpty()) {
      return files.others(kinds).map(other -> ofOther(other, image)).or(() -> signed(line));
    }
    List<String> words =
        List.of("--" + KEY, key.get(), "--type", type, "--predicate", file.get(), image);
    return Optional.of(
        new Finding(
            "no attestation of the image, of whatever type",
            new Hint("attest it first", new LineWords("", attest, words).toString())));
  }

  /** Who asked for the wrong thing has a signature to verify. */
  private Optional<Finding> signed(LineWords line) {
    LineWords meant = line.withoutFlag(TYPE).as(verify);
    return setting.trials().run(meant.all()).passed()
        ? Optional.of(
            new Finding(
                "the image is signed, but it has no attestation",
                new Hint("the signature", meant.toString())))
        : Optional.empty();
  }

  private static Finding ofOther(String other, String image) {
    return new Finding(
        "no attestation of the image, of whatever type; " + other,
        new Hint("an SBOM of this image", "syft " + image + " -o spdx-json"));
  }
}
