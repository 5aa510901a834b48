package dev.signlab.shell.diagnose;

import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.run.NearFlags;
import dev.signlab.shell.run.Spelling;
import java.util.Comparator;
import java.util.List;
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

  private static final Pattern FLAG = Pattern.compile("--?(\\p{L}[\\p{L}\\d_-]*)(=.*)?");

  private static final Pattern WITH_COLON = Pattern.compile("--?([A-Za-z][\\w-]+):(.+)");

  private static final Pattern WITH_SLASH = Pattern.compile("//?([a-z][a-z-]+)");

  private static final Pattern TURNED_OFF =
      Pattern.compile("(?:skip|no|not|disable|without|ohne|kein)-(.+)");

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
          Map.entry("format", "output"),
          Map.entry("out", "output"),
          Map.entry("bundle-file", "bundle"));

  private static boolean hasArgument(CommandSpec spec, String name) {
    return spec.arguments().stream().anyMatch(each -> each.name().equalsIgnoreCase(name));
  }

  /** Finds the flag that is meant by a word that the command does not know. */
  static Optional<FlagWords> meant(CommandSpec spec, String typed) {
    Matcher colon = WITH_COLON.matcher(typed);
    if (colon.matches() && spec.flag(colon.group(1)).isPresent()) {
      return Optional.of(
          new FlagWords(
              "--" + colon.group(1) + "=" + colon.group(2),
              "between a flag and its value goes = or a blank, not :"));
    }
    Matcher slash = WITH_SLASH.matcher(typed);
    if (slash.matches() && spec.flag(slash.group(1)).isPresent()) {
      return Optional.of(
          new FlagWords("--" + slash.group(1), typed + " is how Windows writes a flag"));
    }
    Optional<FlagWords> joined =
        typed.startsWith("--") ? joined(spec, typed.substring(2)) : Optional.empty();
    if (joined.isPresent()) {
      return joined;
    }
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
    Matcher off = TURNED_OFF.matcher(small);
    if (off.matches() && spec.flag(off.group(1)).filter(Flag::isToggle).isPresent()) {
      return Optional.of(
          new FlagWords("--" + off.group(1) + "=false", "a switch is turned off by =false"));
    }
    return Optional.ofNullable(OTHERS.get(small))
        .filter(name -> spec.flag(name).isPresent())
        .or(() -> FlagMeaning.of(small, spec))
        .or(() -> nearest(spec, small))
        .map(name -> new FlagWords("--" + name + value, "the flag is called --" + name));
  }

  /** {@code --keycosign.pub}: a value goes straight on, and is no part of a name. */
  private static Optional<FlagWords> joined(CommandSpec spec, String typed) {
    return spec.flags().stream()
        .filter(flag -> !flag.isToggle() && flag.name().length() > 2)
        .map(Flag::name)
        .filter(typed::startsWith)
        .filter(name -> spec.flag(typed.split("=", 2)[0]).isEmpty())
        .filter(name -> typed.substring(name.length()).matches("[\\w]+[./:=@].*|\\w{5,}"))
        .filter(name -> NearFlags.of(spec, typed.split("=", 2)[0]).isEmpty() || isFile(typed))
        .max(Comparator.comparingInt(String::length))
        .map(
            name ->
                new FlagWords(
                    "--%s=%s".formatted(name, typed.substring(name.length())),
                    "between --%s and its value goes a blank, or =".formatted(name)));
  }

  private static boolean isFile(String typed) {
    return typed.matches("[^=]*\\.\\w+") || typed.contains("=");
  }

  /** Where two are equally near, their lines are offered side by side. */
  private static Optional<String> nearest(CommandSpec spec, String typed) {
    List<String> near = typed.length() < 2 ? List.of() : NearFlags.of(spec, typed);
    boolean begins = near.stream().filter(name -> name.startsWith(typed)).count() > 1;
    boolean one =
        near.size() == 1
            || (!begins
                && near.size() > 1
                && Spelling.distance(typed, near.get(0)) < Spelling.distance(typed, near.get(1)));
    return one ? Optional.of(near.getFirst()) : Optional.empty();
  }
}
