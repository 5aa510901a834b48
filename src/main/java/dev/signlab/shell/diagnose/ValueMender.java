package dev.signlab.shell.diagnose;

import dev.signlab.sbom.document.SbomFormat;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.FlagType;
import dev.signlab.shell.run.Spelling;
import dev.signlab.sigstore.intoto.PredicateType;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes values as their place reads them: words of a list, pairs, names that are new. */
final class ValueMender {

  private static final String TRANSPORT = "docker://";

  private static final Pattern LENGTH =
      Pattern.compile("(\\d+) *((?:s|sec|seconds?|sek|m|min|mins|minutes?|minuten|h|hours?|std)?)");

  private static final Pattern BARE =
      Pattern.compile("(?:docker:/*)?([\\w.-]+(?::\\d+)?/[\\w./:@-]+)");

  private static final Pattern PAIR = Pattern.compile("([A-Za-z][\\w.-]*)( *: *| +)([^=]+)");

  private static final Pattern TWO_TAGS = Pattern.compile("((?:.*/)?[^/:@]+:[^/:@]+):[^/:@]+");

  /** Their second argument is a tag. */
  private static final Set<String> TAGGING = Set.of("crane tag", "oras tag");

  private static final Pattern PLACE = Pattern.compile("([a-z][a-z-]*):/*(.+)");

  private static final Pattern SLASHED =
      Pattern.compile("(oci|oci-archive|docker-archive|dir)/+(.+)");

  private static final Set<String> TRANSPORTS =
      Set.of("docker", "oci", "oci-archive", "docker-archive", "dir");

  private static final Map<String, String> OTHER_TRANSPORTS =
      Map.ofEntries(
          Map.entry("oci-layout", "oci"),
          Map.entry("oci-dir", "oci"),
          Map.entry("ocidir", "oci"),
          Map.entry("layout", "oci"),
          Map.entry("oci-tar", "oci-archive"),
          Map.entry("folder", "dir"),
          Map.entry("directory", "dir"),
          Map.entry("tar", "docker-archive"),
          Map.entry("archive", "docker-archive"),
          Map.entry("registry", "docker"),
          Map.entry("image", "docker"));

  private static final Set<String> TYPED =
      Set.of(
          "cosign attest",
          "cosign attest-blob",
          "cosign verify-attestation",
          "cosign verify-blob-attestation");

  private ValueMender() {}

  /**
   * Another value.
   *
   * @param reason what is wrong with the one that was typed
   */
  private record Value(String text, String reason) {}

  static Draft mended(Draft draft) {
    Draft mended = draft;
    for (int i = 0; i < draft.line().parts().size(); i++) {
      LineWords line = mended.line();
      Part part = line.parts().get(i);
      Optional<Value> meant =
          meant(line.spec().name(), part)
              .or(() -> number(line.spec(), part))
              .or(() -> duration(line.spec(), part));
      if (meant.isPresent()) {
        mended = mended.because(meant.get().reason(), line.with(part, meant.get().text()));
      }
    }
    return mended;
  }

  private static Optional<Value> meant(String command, Part part) {
    if (part.flag().equals("type") && TYPED.contains(command)) {
      return listed(part.value(), PredicateType.aliases().keySet());
    }
    if (part.flag().equals("type") && command.equals("cosign triangulate")) {
      return listed(part.value(), List.of("signature", "attestation", "sbom", "digest"));
    }
    if (part.flag().equals("output") && command.equals("syft")) {
      return format(part.value());
    }
    if (part.flag().equals("annotations") && !command.startsWith("cosign verify")) {
      return pair(part.value());
    }
    if (command.startsWith("skopeo ") && part.isArgument()) {
      return slashed(part).or(() -> transported(part)).or(() -> otherTransport(part));
    }
    if (TAGGING.contains(command) && part.isArgument() && part.role().equals(Role.OTHER)) {
      return tagAlone(part.value());
    }
    if (part.flag().endsWith("-regexp")) {
      return pattern(part.value());
    }
    boolean named = part.flag().equals("tag") && command.equals("docker build");
    return named || (command.equals("docker tag") && part.isArgument())
        ? small(part.value())
        : Optional.empty();
  }

  /** A length of time has its unit behind the number, as Go writes it. */
  private static Optional<Value> duration(CommandSpec spec, Part part) {
    Matcher length = LENGTH.matcher(part.value().toLowerCase(Locale.ROOT));
    boolean asked =
        spec.flag(part.flag()).filter(flag -> flag.type() == FlagType.DURATION).isPresent();
    return asked && length.matches() && !part.value().matches("\\d+(ms|[smh])")
        ? Optional.of(
            new Value(
                length.group(1) + (length.group(2).startsWith("m") ? "m" : unit(length.group(2))),
                part.value() + " is no length of time: the unit is s, m or h"))
        : Optional.empty();
  }

  private static String unit(String typed) {
    return typed.startsWith("h") || typed.startsWith("st") ? "h" : "s";
  }

  /** A number has digits alone. */
  private static Optional<Value> number(CommandSpec spec, Part part) {
    boolean numeric =
        spec.flag(part.flag())
            .filter(flag -> flag.type() == FlagType.NUMBER || flag.value().equals("PORT"))
            .isPresent();
    String digits = part.value().replaceAll("\\D", "");
    return numeric && !digits.isEmpty() && digits.length() < part.value().length()
        ? Optional.of(new Value(digits, part.value() + " is no number"))
        : Optional.empty();
  }

  /** The same letters and digits are the same word; else the nearest one is. */
  private static Optional<Value> listed(String typed, Collection<String> words) {
    if (words.contains(typed) || typed.contains("/") || typed.contains("=")) {
      return Optional.empty();
    }
    List<String> near =
        words.stream().filter(word -> letters(word).equals(letters(typed))).toList();
    return near.stream()
        .findFirst()
        .or(() -> Spelling.nearest(typed, words).stream().findFirst())
        .map(word -> new Value(word, typed + " is written " + word));
  }

  /** {@code FORMAT} or {@code FORMAT=FILE}; syft's own form is not written here. */
  private static Optional<Value> format(String typed) {
    String name = typed.split("=", 2)[0];
    String file = typed.substring(name.length());
    Optional<Value> meant =
        name.equals("json") || name.equals("syft-json")
            ? Optional.of(
                new Value("spdx-json", name + " is syft's own form, which is not written"))
            : listed(name, Stream.of(SbomFormat.values()).map(SbomFormat::word).toList());
    return meant.map(value -> new Value(value.text() + file, value.reason()));
  }

  private static String letters(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static Optional<Value> pair(String typed) {
    Matcher pair = PAIR.matcher(typed);
    return pair.matches()
        ? Optional.of(
            new Value(
                pair.group(1) + "=" + pair.group(3),
                "= goes between a name and its value, not "
                    + (pair.group(2).isBlank() ? "a blank" : pair.group(2).strip())))
        : Optional.empty();
  }

  private static Optional<Value> transported(Part part) {
    Matcher bare = BARE.matcher(part.value());
    return part.before().isEmpty() && bare.matches()
        ? Optional.of(
            new Value(
                TRANSPORT + bare.group(1),
                "to skopeo an image of a registry begins with docker://"))
        : Optional.empty();
  }

  private static Optional<Value> slashed(Part part) {
    Matcher place = SLASHED.matcher(part.value());
    return part.before().isEmpty() && place.matches()
        ? Optional.of(
            new Value(
                place.group(1) + ":" + place.group(2),
                "behind %s stands :".formatted(place.group(1))))
        : Optional.empty();
  }

  /** What libraries and other tools call the places that skopeo knows. */
  private static Optional<Value> otherTransport(Part part) {
    Matcher typed = PLACE.matcher(part.value());
    if (!part.before().isEmpty() || !typed.matches() || TRANSPORTS.contains(typed.group(1))) {
      return Optional.empty();
    }
    return Optional.ofNullable(OTHER_TRANSPORTS.get(typed.group(1)))
        .or(() -> Spelling.nearest(typed.group(1), TRANSPORTS).stream().findFirst())
        .map(
            name ->
                new Value(
                    name + ":" + (name.equals("docker") ? "//" : "") + typed.group(2),
                    "to skopeo that place is called " + name + ":"));
  }

  /** The second word names a tag of the image that the first one names. */
  private static Optional<Value> tagAlone(String typed) {
    int colon = typed.lastIndexOf(':');
    boolean whole = typed.lastIndexOf('/') < colon || colon == 0;
    return whole && colon >= 0
        ? Optional.of(
            new Value(typed.substring(colon + 1), "the second word is a tag alone, and no image"))
        : Optional.empty();
  }

  /** A shell's pattern, of which a regular expression makes something else, or nothing. */
  private static Optional<Value> pattern(String typed) {
    return typed.startsWith("*")
        ? Optional.of(
            new Value("." + typed, "in a regular expression .* stands for anything, and * repeats"))
        : Optional.empty();
  }

  /** Tags may have capitals, repositories may not. */
  private static Optional<Value> small(String typed) {
    String coloned = typed.replaceFirst("=([^=/]+)$", ":$1");
    if (Setting.reference(typed).isEmpty() && Setting.reference(coloned).isPresent()) {
      return Optional.of(new Value(coloned, ": goes between the name and its tag, and no ="));
    }
    Matcher two = TWO_TAGS.matcher(typed);
    if (two.matches()) {
      return Optional.of(new Value(two.group(1), "an image has one tag, and this has two"));
    }
    int tag = typed.lastIndexOf(':') > typed.lastIndexOf('/') ? typed.lastIndexOf(':') : -1;
    String name = tag < 0 ? typed : typed.substring(0, tag);
    String meant = name.toLowerCase(Locale.ROOT) + typed.substring(name.length());
    boolean mended = Setting.reference(typed).isEmpty() && Setting.reference(meant).isPresent();
    return mended
        ? Optional.of(
            new Value(
                meant,
                "not a repository name: %s; names are written in small letters"
                    .formatted(name.substring(name.indexOf('/') + 1))))
        : Optional.empty();
  }
}
