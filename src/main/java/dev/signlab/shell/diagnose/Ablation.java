package dev.signlab.shell.diagnose;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.run.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which single flag of a line stands in its way: the line is tried without each, where nothing else
 * was found. What was asked for by a flag that says whom or what to believe is never left out.
 *
 * @param setting what there is
 * @param offers knows what can work
 * @param surplus words of the lab that take none
 */
record Ablation(Setting setting, Offers offers, SurplusOfLab surplus) {

  private static final Pattern UNKNOWN = Pattern.compile("unknown flag: (--?[\\w-]+)");

  private static final Pattern REQUIRED =
      Pattern.compile("required flag\\(s\\) \"([\\w-]+)\" not set");

  private static final Pattern NO_VALUE = Pattern.compile("flag needs an argument: --([\\w-]+)");

  /** Who asks for a rehearsal is not offered the performance. */
  private static final Pattern REHEARSAL =
      Pattern.compile("--?(?:.*dry.*|.*test.*|.*check.*|.*only.*|no-.*|.*skip.*|.*ask.*|n)");

  private static final Pattern OUTPUT = Pattern.compile("-o|--(out|output|outfile|output-file)");

  private static final String DIGEST_FILE = "--digestfile";

  private static final String POLICY = "policy";

  private static final int MOST_TRIALS = 5;

  /** Without these a line would pass that believes less. */
  private static final Set<String> BELIEVED =
      Set.of(
          "key",
          "annotations",
          "type",
          POLICY,
          "certificate",
          "certificate-chain",
          "certificate-identity",
          "certificate-identity-regexp",
          "certificate-oidc-issuer",
          "certificate-oidc-issuer-regexp",
          "trusted-root",
          "ca-roots",
          "check-claims");

  /** Returns the line that may have been meant, with what is wrong with the one that was typed. */
  Optional<Draft> of(Draft draft, Problem refused) {
    Matcher unknown = UNKNOWN.matcher(refused.summary());
    if (unknown.lookingAt() && refused.hints().stream().noneMatch(Hint::isGuess)) {
      return withoutUnknown(draft, unknown.group(1));
    }
    Matcher required = REQUIRED.matcher(refused.summary());
    if (required.lookingAt()) {
      return withRequired(draft, required.group(1));
    }
    Matcher empty = NO_VALUE.matcher(refused.summary());
    if (empty.lookingAt()) {
      return withExample(draft, empty.group(1));
    }
    if (refused.summary().startsWith("one word too many")) {
      Optional<Draft> lab = surplus.of(draft);
      return lab.isEmpty()
          ? hasNone(draft.line()) ? withoutArguments(draft) : withoutTrailing(draft)
          : lab;
    }
    return Role.looks(draft.line().spec())
        ? withoutPolicy(draft).or(() -> withoutOne(draft))
        : Optional.empty();
  }

  /** What is judged less is said, for a policy that nobody has yet. */
  private Optional<Draft> withoutPolicy(Draft draft) {
    LineWords line = draft.line();
    return line.first(POLICY)
        .map(Part::value)
        .filter(file -> !setting.isTaken(file))
        .map(
            file ->
                draft.because(
                    "no file is called %s; without a policy the signature and the type alone are judged"
                        .formatted(file),
                    line.withoutFlag(POLICY)))
        .filter(this::isOffered);
  }

  private static boolean hasNone(LineWords line) {
    return line.spec().arguments().isEmpty() && !line.spec().group().equals("Lab");
  }

  private Optional<Draft> withoutArguments(Draft draft) {
    LineWords line = draft.line();
    Optional<Draft> flagged = flagged(draft);
    if (flagged.isPresent()) {
      return flagged;
    }
    List<String> words = new ArrayList<>(line.words());
    line.arguments().map(Part::value).forEach(words::remove);
    return Optional.of(
            draft.because("no word stands behind " + line.spec().name(), with(line, words)))
        .filter(this::isOffered);
  }

  /** The line was whole before its last words, which name nothing. */
  private Optional<Draft> withoutTrailing(Draft draft) {
    LineWords line = draft.line();
    List<Part> arguments = line.arguments().toList();
    int most = line.spec().arguments().size();
    List<Part> surplus = arguments.subList(Math.min(most, arguments.size()), arguments.size());
    boolean named =
        surplus.stream()
            .map(Part::value)
            .anyMatch(word -> setting.isTaken(word) || word.matches(".*[:/@=].*"));
    if (named || surplus.isEmpty() || line.spec().group().equals("Lab")) {
      return Optional.empty();
    }
    LineWords whole = line;
    for (Part part : surplus.reversed()) {
      whole = whole.without(part);
    }
    String words = String.join(" ", surplus.stream().map(Part::value).toList());
    return Optional.of(draft.because("the line is whole without " + words, whole))
        .filter(this::isOffered);
  }

  /** A word alone is the value of the flag that takes its like. */
  private Optional<Draft> flagged(Draft draft) {
    LineWords line = draft.line();
    List<Part> words = line.arguments().toList();
    if (words.size() != 1) {
      return Optional.empty();
    }
    String word = words.getFirst().value();
    String flag = word.contains("@") ? "identity" : "outfile";
    boolean taken = setting.isTaken(word) || line.spec().flag(flag).isEmpty() || line.has(flag);
    LineWords meant = line.without(words.getFirst()).withFlag(flag, word);
    return taken
        ? Optional.empty()
        : Optional.of(draft.because(word + " goes after --" + flag, meant))
            .filter(each -> offers.works(each.line()));
  }

  /** A flag without its value gets that of an example. */
  private Optional<Draft> withExample(Draft draft, String flag) {
    LineWords line = draft.line();
    List<String> words = new ArrayList<>(line.words());
    if (!words.remove("--" + flag)) {
      return Optional.empty();
    }
    Draft without = new Draft(with(line, words), draft.reasons());
    return withRequired(without, flag).or(() -> withNothing(without, flag));
  }

  /**
   * Without a flag that says who signs somebody else would, or a browser would be asked; without
   * any word a command may wait for what is typed.
   */
  private Optional<Draft> withNothing(Draft without, String flag) {
    boolean reads =
        without.line().words().isEmpty() && !without.line().spec().arguments().isEmpty();
    boolean asked = BELIEVED.contains(flag) || flag.equals("identity-token") || reads;
    return Optional.of(without.because("nothing stands behind --" + flag, without.line()))
        .filter(draft -> !asked)
        .filter(this::isOffered);
  }

  private Optional<Draft> withoutUnknown(Draft draft, String flag) {
    LineWords line = draft.line();
    List<String> words = new ArrayList<>(line.words());
    int at = words.stream().map(word -> word.split("=", 2)[0]).toList().indexOf(flag);
    if (at < 0 || REHEARSAL.matcher(flag).matches()) {
      return Optional.empty();
    }
    String reason = line.spec().name() + " has no " + flag;
    words.remove(at);
    Draft without = draft.because(reason, with(line, words));
    if (isOffered(without) || at >= words.size()) {
      return Optional.of(without).filter(this::isOffered);
    }
    String value = words.remove(at);
    return Optional.of(draft.because(reason, with(line, words)))
        .filter(this::isOffered)
        .map(each -> flag.equals(DIGEST_FILE) ? each.then(digestInto(each, value)) : each)
        .map(each -> isOutput(flag, value) ? each.then("> " + Quoting.word(value)) : each);
  }

  private boolean isOutput(String flag, String value) {
    return OUTPUT.matcher(flag).matches() && !setting.isTaken(value);
  }

  /** podman writes the digest of what it pushed; here crane asks the registry for it. */
  private static String digestInto(Draft draft, String file) {
    String image = draft.line().arguments().map(Part::value).findFirst().orElse("");
    return "crane digest %s > %s".formatted(Quoting.word(image), Quoting.word(file));
  }

  private static LineWords with(LineWords line, List<String> words) {
    return new LineWords(line.variables(), line.spec(), words);
  }

  private boolean isOffered(Draft draft) {
    LineWords line = draft.line();
    boolean passes = !Role.looks(line.spec()) || setting.trials().run(line.all()).passed();
    return draft.isFilled() && offers.works(line) && passes;
  }

  /**
   * An example has a value that is right for whoever only wants to see it work; not everybody has
   * the service that an address names.
   */
  private Optional<Draft> withRequired(Draft draft, String flag) {
    Pattern used = Pattern.compile("--" + flag + "[ =](\\S+)");
    return draft.line().spec().examples().stream()
        .map(used::matcher)
        .filter(Matcher::find)
        .filter(value -> !value.group(1).matches("(?!http).*://.*"))
        .findFirst()
        .map(
            value ->
                draft.because("no value of --" + flag, draft.line().withFlag(flag, value.group(1))))
        .filter(this::isOffered);
  }

  private Optional<Draft> withoutOne(Draft draft) {
    LineWords line = draft.line();
    return line.spec().flags().stream()
        .filter(flag -> !BELIEVED.contains(flag.name()) && !flag.name().startsWith("insecure"))
        .filter(flag -> line.words().stream().anyMatch(word -> isFlag(word, flag)))
        .limit(MOST_TRIALS)
        .map(flag -> without(draft, flag))
        .filter(this::isOffered)
        .findFirst();
  }

  private static boolean isFlag(String word, Flag flag) {
    return word.split("=", 2)[0].equals("--" + flag.name());
  }

  private static Draft without(Draft draft, Flag flag) {
    LineWords line = draft.line();
    List<String> words = new ArrayList<>();
    for (int at = 0; at < line.words().size(); at++) {
      String word = line.words().get(at);
      if (!isFlag(word, flag)) {
        words.add(word);
      } else if (!flag.isToggle() && !word.contains("=")) {
        at++;
      }
    }
    return draft.because("without --" + flag.name() + " it passes", with(line, words));
  }
}
