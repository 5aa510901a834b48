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
 */
record TypeSearch(Setting setting, CommandSpec attest) {

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
    Optional<Part> typed =
        line.parts().stream().filter(part -> part.flag().equals(TYPE)).findFirst();
    return typed.map(part -> line.with(part, type)).orElseGet(() -> line.withFlag(TYPE, type));
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
    Optional<Part> image = line.parts().stream().filter(Part::isArgument).findFirst();
    String type =
        line.parts().stream()
            .filter(part -> part.flag().equals(TYPE))
            .map(Part::value)
            .findFirst()
            .orElse("custom");
    Optional<String> file = first(FileMender.kinds(type));
    Optional<String> key = first(Set.of(FileKind.PRIVATE_KEY));
    if (image.isEmpty() || file.isEmpty() || key.isEmpty() || !image.get().role().isImage()) {
      return Optional.empty();
    }
    List<String> words =
        List.of(
            "--" + KEY, key.get(), "--type", type, "--predicate", file.get(), image.get().value());
    return Optional.of(
        new Finding(
            "no attestation of the image, of whatever type",
            new Hint("attest it first", new LineWords("", attest, words).toString())));
  }

  private Optional<String> first(Set<FileKind> kinds) {
    return setting.files().of(kinds).stream().findFirst();
  }
}
