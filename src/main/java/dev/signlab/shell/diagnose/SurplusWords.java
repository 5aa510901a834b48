package dev.signlab.shell.diagnose;

import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
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
      Map.of("yes", "true", "on", "true", "y", "true", "no", "false", "off", "false", "n", "false");

  private static final Set<String> BOOLEANS = Set.of("true", "false");

  /** What a sentence has between the things that it names. */
  private static final Set<String> PROSE =
      Set.of(
          "with", "using", "by", "the", "and", "for", "from", "to", "via", "please", "image", "key",
          "file", "public", "my", "of", "on", "in", "against");

  private static final String TAG = "tag";
  private static final Pattern PASSWORD =
      Pattern.compile("--?(password|passphrase|passwd|pass|pwd|key-password|pw|p)(=.*)?");

  Draft mended(Draft draft) {
    return registryAndName(nameOfBuild(withoutProse(valueOfToggle(passwordInLine(draft)))));
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
            "cosign takes no password in the line: it asks, or reads COSIGN_PASSWORD",
            new LineWords(line.variables(), line.spec(), words));
      }
    }
    return draft;
  }

  private static boolean isOfKeys(CommandSpec spec) {
    boolean pair = spec.name().endsWith("-key-pair");
    return spec.name().startsWith("cosign ") && (pair || spec.flag("key").isPresent());
  }

  /** {@code --check-claims false}: a switch has its value behind =, or none. */
  private static Draft valueOfToggle(Draft draft) {
    return besideToggle(wordOfToggle(draft));
  }

  /** {@code --offline=yes}: what Go reads as true and false are other words. */
  private static Draft wordOfToggle(Draft draft) {
    LineWords line = draft.line();
    for (Part part : line.parts()) {
      Optional<String> meant =
          Optional.ofNullable(YES_AND_NO.get(part.value().toLowerCase(Locale.ROOT)));
      boolean toggle = line.spec().flag(part.flag()).filter(Flag::isToggle).isPresent();
      if (toggle && meant.isPresent()) {
        return draft.because(
            "a switch is true or false, and not " + part.value(), line.with(part, meant.get()));
      }
    }
    return draft;
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

  /** {@code docker push REGISTRY NAME}. */
  private Draft registryAndName(Draft draft) {
    LineWords line = draft.line();
    List<Part> arguments = line.arguments().toList();
    boolean parted =
        arguments.size() == 2
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
