package dev.signlab.shell.diagnose;

import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.run.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that stand where a command has no use for them: the value of a switch, words of a sentence,
 * a name without its flag, a name in two parts.
 *
 * @param setting what there is
 */
record SurplusWords(Setting setting) {

  private static final Map<String, String> YES_AND_NO =
      Map.ofEntries(
          Map.entry("yes", "true"),
          Map.entry("on", "true"),
          Map.entry("y", "true"),
          Map.entry("ja", "true"),
          Map.entry("an", "true"),
          Map.entry("wahr", "true"),
          Map.entry("enabled", "true"),
          Map.entry("no", "false"),
          Map.entry("off", "false"),
          Map.entry("n", "false"),
          Map.entry("nein", "false"),
          Map.entry("aus", "false"),
          Map.entry("falsch", "false"),
          Map.entry("none", "false"),
          Map.entry("disabled", "false"));

  private static final Set<String> BOOLEANS = Set.of("true", "false");

  /** What Go's flags take for them. */
  private static final Set<String> GO_BOOLEANS =
      Set.of("true", "false", "True", "False", "TRUE", "FALSE", "t", "f", "T", "F", "1", "0");

  /** What a sentence has between the things that it names. */
  private static final Set<String> PROSE =
      Set.of(
          "with", "using", "by", "the", "and", "for", "from", "to", "via", "please", "image", "key",
          "file", "public", "my", "of", "on", "in", "against", "now", "again", "this", "that", "it",
          "here", "then", "ok", "is", "be", "bitte", "mit", "jetzt");

  private static final String TAG = "tag";
  private static final Pattern PASSWORD =
      Pattern.compile("--?(password|passphrase|passwd|pass|pwd|key-password|pw|p)(=.*)?");

  Draft mended(Draft draft) {
    return nameAndTag(
        registryAndName(
            nameOfBuild(withoutProse(valueOfToggle(passwordInLine(quotedAsOne(draft)))))));
  }

  /** {@code --key "cosign.key IMAGE"}: one pair of quotation marks round two words or more. */
  private Draft quotedAsOne(Draft draft) {
    LineWords line = draft.line();
    for (int at = 0; at < line.words().size(); at++) {
      List<String> inside = List.of(line.words().get(at).strip().split("\\s+", -1));
      boolean several = inside.size() > 1 && inside.stream().anyMatch(this::isOfItsOwn);
      if (several && !setting.isTaken(line.words().get(at))) {
        List<String> words = new ArrayList<>(line.words());
        words.remove(at);
        words.addAll(at, inside);
        return draft.because(
            "the quotation marks, or a \\, make one word of these %d: %s"
                .formatted(inside.size(), String.join(" ", inside)),
            new LineWords(line.variables(), line.spec(), words));
      }
    }
    return draft;
  }

  private boolean isOfItsOwn(String word) {
    return word.matches("--?[a-z].*") || setting.hasFile(word);
  }

  /** Who sees the machine's processes sees the words of a line. */
  private static Draft passwordInLine(Draft draft) {
    LineWords line = draft.line();
    for (int at = 0; at < line.words().size(); at++) {
      Matcher flag = PASSWORD.matcher(line.words().get(at));
      boolean wrong = flag.matches() && line.spec().flag(flag.group(1)).isEmpty();
      if (wrong && isOfKeys(line.spec())) {
        boolean alone =
            flag.group(2) == null
                && at + 1 < line.words().size()
                && !line.words().get(at + 1).startsWith("-");
        List<String> words = new ArrayList<>(line.words());
        words.subList(at, alone ? at + 2 : at + 1).clear();
        return draft.because(
            line.spec().name().endsWith(" login")
                ? flag.group() + " is no flag; without one the password is asked for"
                : "cosign takes no password in the line: it asks, or reads COSIGN_PASSWORD",
            new LineWords(line.variables(), line.spec(), words));
      }
    }
    return draft;
  }

  private static boolean isOfKeys(CommandSpec spec) {
    boolean pair = spec.name().endsWith("-key-pair");
    boolean keys = spec.name().startsWith("cosign ") && (pair || spec.flag("key").isPresent());
    return keys || spec.name().endsWith(" login");
  }

  /** {@code --check-claims false}: a switch has its value behind =, or none. */
  private static Draft valueOfToggle(Draft draft) {
    return withoutLog(besideToggle(wordOfToggle(draft)));
  }

  /** Who wants no entry in the log says so to cosign 3 by a second switch. */
  private static Draft withoutLog(Draft draft) {
    LineWords line = draft.line();
    boolean alone =
        !draft.reasons().isEmpty()
            && line.words().contains("--tlog-upload=false")
            && line.words().stream().noneMatch(word -> word.startsWith("--use-signing-config"));
    if (!alone) {
      return draft;
    }
    List<String> words = new ArrayList<>(line.words());
    words.add(words.indexOf("--tlog-upload=false"), "--use-signing-config=false");
    return draft.because(
        "cosign 3 wants --use-signing-config=false beside it",
        new LineWords(line.variables(), line.spec(), words));
  }

  /** {@code --offline=yes}: what Go reads as true and false are other words. */
  private static Draft wordOfToggle(Draft draft) {
    LineWords line = draft.line();
    for (Part part : line.parts()) {
      boolean toggle = line.spec().flag(part.flag()).filter(Flag::isToggle).isPresent();
      Optional<String> meant = toggle ? yesOrNo(part.value()) : Optional.empty();
      if (meant.isPresent()) {
        return draft.because(
            "a switch is true or false, and not " + part.value(), line.with(part, meant.get()));
      }
    }
    return draft;
  }

  /** Words for it, and those two themselves with a letter amiss. */
  private static Optional<String> yesOrNo(String typed) {
    String small = typed.toLowerCase(Locale.ROOT);
    return GO_BOOLEANS.contains(typed)
        ? Optional.empty()
        : Optional.ofNullable(YES_AND_NO.get(small))
            .or(() -> Spelling.nearest(small, BOOLEANS).stream().findFirst());
  }

  private static Draft besideToggle(Draft draft) {
    LineWords line = draft.line();
    for (int at = 1; at < line.words().size(); at++) {
      String word = line.words().get(at);
      String before = line.words().get(at - 1);
      boolean toggle =
          before.startsWith("--")
              && line.spec().flag(before.substring(2)).filter(Flag::isToggle).isPresent();
      if (toggle && BOOLEANS.contains(word)) {
        List<String> words = new ArrayList<>(line.words());
        words.remove(at);
        words.set(at - 1, before + "=" + word);
        return besideToggle(
            draft.because(
                "the value of the switch %s goes after =".formatted(before),
                new LineWords(line.variables(), line.spec(), words)));
      }
    }
    return draft;
  }

  /** {@code cosign verify IMAGE with KEY}. */
  private Draft withoutProse(Draft draft) {
    LineWords line = draft.line();
    boolean cosign = line.spec().name().startsWith("cosign ");
    Optional<Part> prose =
        line.arguments()
            .filter(part -> cosign && PROSE.contains(part.value()))
            .filter(part -> !setting.hasFile(part.value()))
            .reduce((first, second) -> second);
    boolean alone = line.arguments().count() < 2;
    return prose.isEmpty() || alone
        ? draft
        : withoutProse(
            draft.because(
                prose.get().value() + " is a word of a sentence, and no image or file",
                line.without(prose.get())));
  }

  /** {@code docker build NAME .} and {@code docker build -t NAME TAG .} */
  private Draft nameOfBuild(Draft draft) {
    LineWords line = draft.line();
    List<Part> arguments = line.arguments().toList();
    if (!line.spec().name().equals("docker build") || arguments.size() != 2) {
      return draft;
    }
    Part name = isFolder(arguments.getFirst().value()) ? arguments.getLast() : arguments.getFirst();
    if (setting.hasFile(name.value())) {
      return draft.because(
          "a folder is built, and " + name.value() + " is a file in it", line.without(name));
    }
    if (setting.isTaken(name.value()) || Setting.reference(name.value()).isEmpty()) {
      return draft;
    }
    Optional<Part> tag = line.first(TAG);
    if (tag.isEmpty()) {
      return draft.because(
          "the name of the image goes after -t", line.without(name).withName(name.value()));
    }
    boolean whole = tag.get().value().lastIndexOf(':') > tag.get().value().lastIndexOf('/');
    return whole
        ? draft
        : draft.because(
            "between the name and its tag goes :, and no blank",
            line.with(tag.get(), tag.get().value() + ":" + name.value()).without(name));
  }

  private boolean isFolder(String name) {
    return setting.isTaken(name) && !setting.hasFile(name);
  }

  /** {@code cosign sign NAME TAG}. */
  static Draft nameAndTag(Draft draft) {
    LineWords line = draft.line();
    List<Part> names = line.arguments().toList();
    boolean parted =
        names.size() == 2
            && names.getFirst().role().isImage()
            && names.getLast().role().isImage()
            && names.getFirst().value().matches("[^@]*/[^:@]+")
            && names.getLast().value().matches("v?\\d[\\w.-]*|latest");
    String whole = parted ? names.getFirst().value() + ":" + names.getLast().value() : "";
    return parted
        ? draft.because(
            "between the name and its tag %s goes :, and no blank"
                .formatted(names.getLast().value()),
            line.with(names.getFirst(), whole).without(names.getLast()))
        : draft;
  }

  /** {@code docker push REGISTRY NAME}. */
  private Draft registryAndName(Draft draft) {
    LineWords line = draft.line();
    List<Part> arguments = line.arguments().toList();
    boolean parted =
        arguments.size() == 2
            && !line.spec().name().endsWith(" login")
            && line.spec().arguments().size() == 1
            && arguments.getFirst().value().matches("[A-Za-z][\\w.-]*:\\d+/?");
    return parted
        ? draft.because(
            "between the registry and the name goes /, and no blank",
            line.with(
                    arguments.getFirst(),
                    arguments.getFirst().value().replaceFirst("/?$", "/")
                        + arguments.getLast().value())
                .without(arguments.getLast()))
        : draft;
  }
}
