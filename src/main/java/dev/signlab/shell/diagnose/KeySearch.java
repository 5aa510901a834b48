package dev.signlab.shell.diagnose;

import dev.signlab.diagnosis.FileKind;
import dev.signlab.diagnostic.Hint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The key with which something was signed, where a line asks by whose name it is signed.
 *
 * @param setting what there is
 */
record KeySearch(Setting setting) {

  private static final int MOST_TRIALS = 3;

  private static final List<String> NAMES =
      List.of(
          "certificate-identity",
          "certificate-identity-regexp",
          "certificate-oidc-issuer",
          "certificate-oidc-issuer-regexp");

  /** Verifies with the public keys of the folder in the place of a name. */
  Optional<Finding> of(LineWords line) {
    boolean named = NAMES.stream().anyMatch(line::has);
    if (!named || line.has("key") || line.spec().flag("key").isEmpty()) {
      return Optional.empty();
    }
    return setting.files().of(Set.of(FileKind.PUBLIC_KEY)).stream()
        .limit(MOST_TRIALS)
        .map(key -> withKey(line, key))
        .filter(each -> setting.trials().run(each.all()).passed())
        .findFirst()
        .map(
            meant ->
                new Finding(
                    "it is signed with a key, and in nobody's name: it has no identity and no"
                        + " issuer",
                    new Hint("by the key", meant.toString())));
  }

  private static LineWords withKey(LineWords line, String key) {
    LineWords meant = line;
    for (String name : NAMES) {
      meant = meant.withoutFlag(name);
    }
    return meant.withFlag("key", key);
  }
}
