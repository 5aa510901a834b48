package dev.signlab.shell.diagnose;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.WorldVault;
import dev.signlab.shell.run.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which vault, which key in it, or which token was meant, where a key of the lab's vault did not
 * do.
 *
 * @param vault of this world
 * @param environment the variables
 */
record VaultSearch(WorldVault vault, Map<String, String> environment) {

  private static final String SCHEME = "hashivault://";
  private static final String PATH = "transit/keys/";
  private static final String ADDRESS = "VAULT_ADDR";
  private static final String TOKEN = "VAULT_TOKEN";
  private static final List<String> WORDS =
      List.of(SCHEME, ADDRESS, "Vault at ", "no token for Vault");

  Optional<Finding> of(LineWords line, Problem refused) {
    if (vault.rootToken().isEmpty()) {
      return Optional.empty();
    }
    Optional<Part> key = line.parts().stream().filter(VaultSearch::isInVault).findFirst();
    if (key.isEmpty()) {
      return line.first("key").flatMap(part -> written(line, part, refused));
    }
    return WORDS.stream().anyMatch(refused.summary()::contains)
        ? asked(line, key.get(), refused)
        : Optional.empty();
  }

  private static boolean isInVault(Part part) {
    return part.value().startsWith(SCHEME) || part.value().startsWith(PATH);
  }

  private Optional<Finding> asked(LineWords line, Part key, Problem refused) {
    if (!vault.isMeant(environment) || isTyped(line, ADDRESS)) {
      return Optional.of(
          new Finding(
              ADDRESS + " names another vault than the lab's, which is " + vault.address(),
              without(line, ADDRESS, "the lab's own vault")));
    }
    if (refused.summary().contains("no answer")) {
      return Optional.of(
          new Finding(
              "the lab's vault does not run", new Hint("its keys are still there", "vault start")));
    }
    if (refused.isOf(Cause.NOT_AUTHORIZED) && (isTyped(line, TOKEN) || isSet(TOKEN))) {
      return Optional.of(
          new Finding(
              refused.found().map(found -> found + "; ").orElse("")
                  + "the vault knows no such token as is in "
                  + TOKEN
                  + ", or not any more",
              without(line, TOKEN, "with the lab's own token")));
    }
    return refused.summary().contains("there is no such key")
        ? nearest(line, key)
        : Optional.empty();
  }

  private boolean isSet(String variable) {
    return !environment.getOrDefault(variable, "").isBlank();
  }

  private static boolean isTyped(LineWords line, String variable) {
    return line.variables().contains(variable + "=");
  }

  private static Hint without(LineWords line, String variable, String text) {
    return isTyped(line, variable)
        ? new Hint(text, new LineWords("", line.spec(), line.words()).toString())
        : new Hint(text, "unset " + variable);
  }

  private Optional<Finding> nearest(LineWords line, Part key) {
    String scheme = key.value().startsWith(SCHEME) ? SCHEME : PATH;
    String typed = key.value().substring(scheme.length());
    String verb = typed.indexOf('/') < 0 ? "" : typed.substring(typed.indexOf('/'));
    List<String> names = vault.keyNames();
    return Spelling.nearest(typed.substring(0, typed.length() - verb.length()), names).stream()
        .findFirst()
        .or(() -> names.stream().filter(each -> names.size() == 1).findFirst())
        .map(name -> has(name, line.with(key, scheme + name + verb)));
  }

  /** The name of a key in the vault was written as one of a file, or its public half was named. */
  private Optional<Finding> written(LineWords line, Part part, Problem refused) {
    String name = part.value().replaceFirst("^hashivault:/*", "").replaceFirst("\\.(key|pub)$", "");
    boolean half = refused.summary().contains("unsupported pem type: PUBLIC KEY");
    return (half || refused.isOf(Cause.NO_FILE) || refused.summary().contains("no such file"))
            && vault.keyNames().contains(name)
        ? Optional.of(has(name, line.with(part, SCHEME + name)))
        : Optional.empty();
  }

  private static Finding has(String name, LineWords line) {
    return new Finding(
        "the vault has the key " + name, new Hint("the key in the vault", line.toString()));
  }
}
