package dev.signlab.shell.diagnose;

import dev.signlab.shell.command.CommandSpec;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A flag by another name than its own.
 *
 * @param word the flag as the command knows it, with what stands behind it in its word; empty where
 *     the value behind it stands alone
 * @param reason what is wrong with the one that was typed
 */
record FlagWords(String word, String reason) {

  private static final Pattern FLAG = Pattern.compile("--?([A-Za-z][\\w-]*)(=.*)?");

  /** What some type behind a flag is the argument of the command. */
  private static final Set<String> NO_FLAGS = Set.of("image", "file");

  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("k", "key"),
          Map.entry("pubkey", "key"),
          Map.entry("pub-key", "key"),
          Map.entry("public-key", "key"),
          Map.entry("private-key", "key"),
          Map.entry("keyfile", "key"),
          Map.entry("key-file", "key"),
          Map.entry("sig", "signature"),
          Map.entry("predicate-type", "type"),
          Map.entry("type", "predicate-type"),
          Map.entry("annotation", "annotations"),
          Map.entry("identity", "certificate-identity"),
          Map.entry("cert-identity", "certificate-identity"),
          Map.entry("issuer", "certificate-oidc-issuer"),
          Map.entry("oidc-issuer", "certificate-oidc-issuer"),
          Map.entry("cert-oidc-issuer", "certificate-oidc-issuer"),
          Map.entry("certificate-issuer", "certificate-oidc-issuer"),
          Map.entry("certificate-identity-issuer", "certificate-oidc-issuer"),
          Map.entry("token", "identity-token"),
          Map.entry("certificate-email", "certificate-identity"),
          Map.entry("o", "output-key-prefix"),
          Map.entry("output", "output-key-prefix"),
          Map.entry("prefix", "output-key-prefix"),
          Map.entry("name", "tag"),
          Map.entry("bundle-file", "bundle"));

  private static boolean hasArgument(CommandSpec spec, String name) {
    return spec.arguments().stream().anyMatch(each -> each.name().equalsIgnoreCase(name));
  }

  /** Finds the flag that is meant by a word that the command does not know. */
  static Optional<FlagWords> meant(CommandSpec spec, String typed) {
    Matcher flag = FLAG.matcher(typed);
    if (!flag.matches() || spec.flag(flag.group(1)).isPresent()) {
      return Optional.empty();
    }
    String value = Optional.ofNullable(flag.group(2)).orElse("");
    String small = flag.group(1).toLowerCase(Locale.ROOT);
    if (spec.flag(small).isPresent() && small.length() > 1) {
      return Optional.of(new FlagWords("--" + small + value, "flags are written in small letters"));
    }
    if (NO_FLAGS.contains(small) && hasArgument(spec, small)) {
      String bare = value.isEmpty() ? "" : value.substring(1);
      return Optional.of(new FlagWords(bare, "the " + small + " stands without a flag"));
    }
    return Optional.ofNullable(OTHERS.get(small))
        .filter(name -> spec.flag(name).isPresent())
        .or(() -> FlagMeaning.of(small, spec))
        .map(name -> new FlagWords("--" + name + value, "the flag is called --" + name));
  }
}
